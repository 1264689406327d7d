package backstep.lesson;

import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import backstep.shell.argument.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Where a document is: the session that goes forward from part to part, whatever a learner does
 * meanwhile. A value.
 *
 * @param world in which the commands of the document run
 * @param checkpoints the sessions at the checkpoints so far
 */
public record Reference(Shell shell, World world, Session now, Map<String, Session> checkpoints) {

  public Reference {
    checkpoints = Map.copyOf(checkpoints);
  }

  /**
   * At the beginning of a document, whose files are in the world from here on.
   *
   * @param seed instead of that of its program
   * @throws UserError if there is no such program
   */
  public static Reference begin(Document document, OptionalInt seed, Shell shell, World world) {
    document.files().forEach(world::write);
    Experiment experiment = Programs.load(document.front().program(), world);
    if (seed.isPresent()) {
      Span nowhere = new Span(Source.typed(""), 0);
      experiment =
          experiment.withSetting(KnownSetting.SEED.word(), (double) seed.getAsInt(), nowhere);
    }
    return new Reference(shell, world, Session.begin(experiment), Map.of());
  }

  /** The same document with its session elsewhere. */
  public Reference at(Session session) {
    return new Reference(shell, world, session, checkpoints);
  }

  /** Runs a line as it is typed, from here. */
  public Reply run(String line) {
    return shell.type(now, line, world, reply -> {});
  }

  /** Where a line leads: here, then behind each of its commands. */
  public List<Session> way(String line) {
    List<Session> way = new ArrayList<>(List.of(now));
    shell.type(now, line, world, reply -> way.add(reply.session()));
    return way;
  }

  /** Runs the commands of a question, if it has any. */
  public Reply run(Session session, String line) {
    return line.isEmpty() ? Reply.of(session, "") : shell.type(session, line, world, reply -> {});
  }

  /** After a part, as if a learner had gone through it. */
  public Reference after(Part part) {
    return part.fold(new After());
  }

  private final class After implements Part.Kinds<Reference> {
    @Override
    public Reference prose(Prose prose) {
      return Reference.this;
    }

    @Override
    public Reference session(SessionBlock block) {
      Reference reference = Reference.this;
      for (SessionBlock.Exchange exchange : block.exchanges()) {
        reference = reference.at(reference.run(exchange.command()).session());
      }
      return reference;
    }

    @Override
    public Reference checkpoint(Checkpoint checkpoint) {
      return marked(checkpoint.id());
    }

    @Override
    public Reference predict(Predict predict) {
      return at(run(now, predict.run()).session());
    }

    /** What it runs, it runs on a copy. */
    @Override
    public Reference choice(Choice choice) {
      return Reference.this;
    }

    @Override
    public Reference goal(Goal goal) {
      return at(solved(goal).session());
    }
  }

  private Reference marked(String id) {
    Map<String, Session> more = new TreeMap<>(checkpoints);
    more.put(id, now);
    return new Reference(shell, world, now, more);
  }

  /** Where a goal begins: at its checkpoint, or here, after its setup. */
  public Reply start(Goal goal) {
    Reply there = run(checkpoints.getOrDefault(goal.from(), now), goal.setup());
    return there.with(there.session().afresh());
  }

  /** Where the solution of a goal leads. */
  public Reply solved(Goal goal) {
    return run(start(goal).session(), goal.solution());
  }

  /** Types commands in a session of their own; the watcher sees it after each of them. */
  Reply type(Session start, String commands, Consumer<Session> watcher) {
    return shell.type(start, commands, world, reply -> watcher.accept(reply.session()));
  }
}
