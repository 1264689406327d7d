package backstep.lesson;

import backstep.lesson.SessionBlock.Exchange;
import backstep.notation.UserError;
import backstep.render.Style;
import backstep.shell.Reply;
import backstep.shell.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs a document from its beginning and compares: what it shows with what comes, its answers with
 * what the machine computes. After a wrong output it goes on; after a wrong status it stops, since
 * nothing that follows would mean anything.
 */
public final class Replay {
  private final Output output;
  private final boolean ownSeed;
  private final List<Result> results = new ArrayList<>();
  private Reference reference;
  private boolean stopped;

  /**
   * What came of a part.
   *
   * @param from where the document was before it
   * @param ran false if the replay stopped before it
   * @param outputs what came of each command of a session, up to a wrong status
   */
  public record Result(
      Part part, Reference from, boolean ran, List<Flaw> flaws, List<List<String>> outputs) {
    public boolean isRight() {
      return ran && flaws.isEmpty();
    }
  }

  private Replay(Document document, Reference begin, boolean ownSeed) {
    this.output = new Output(document.front().tolerance());
    this.ownSeed = ownSeed;
    this.reference = begin;
  }

  /** Runs all parts but the prose. */
  public static List<Result> run(Document document, Reference begin) {
    return run(document, new Replay(document, begin, true));
  }

  /**
   * The same from another seed than that for which the numbers stand in the file: no output is
   * compared, and no answer that is a number; what is said by expressions must hold there, too.
   */
  static List<Result> runAtOtherSeed(Document document, Reference begin) {
    return run(document, new Replay(document, begin, false));
  }

  /**
   * True if some parts of a document are right from elsewhere, too: what they show may be other
   * numbers, and what they say by expressions holds.
   */
  public static boolean holds(Document document, List<Part> parts, Reference begin) {
    Replay replay = new Replay(document, begin, false);
    parts.forEach(replay::run);
    return replay.results.stream().allMatch(Result::isRight);
  }

  private static List<Result> run(Document document, Replay replay) {
    document.parts().stream().filter(part -> !(part instanceof Prose)).forEach(replay::run);
    return replay.results;
  }

  private void run(Part part) {
    if (stopped) {
      results.add(new Result(part, reference, false, List.of(), List.of()));
      return;
    }
    Reference from = reference;
    Check check = new Check();
    try {
      stopped = !part.fold(check);
    } catch (UserError error) {
      check.flaws.add(Flaw.of(error, part.line()));
    }
    Optional<String> reason = stopped ? Optional.empty() : Limit.stop(reference.world());
    reason.ifPresent(text -> check.flaws.add(new Flaw(part.line(), text)));
    stopped = stopped || reason.isPresent();
    results.add(new Result(part, from, true, check.flaws, check.outputs));
    if (!(part instanceof SessionBlock)) {
      reference = reference.after(part);
    }
  }

  /** Compares a part; true if what follows it can be compared. */
  private final class Check implements Part.Kinds<Boolean> {
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<List<String>> outputs = new ArrayList<>();

    @Override
    public Boolean prose(Prose prose) {
      return true;
    }

    @Override
    public Boolean session(SessionBlock block) {
      for (Exchange exchange : block.exchanges()) {
        Reply reply = reference.run(exchange.command());
        Optional<String> reason = Limit.stop(reference.world());
        if (reason.isPresent()) {
          flaws.add(new Flaw(exchange.line(), exchange.command() + ": " + reason.get()));
          return false;
        }
        reference = reference.at(reply.session());
        List<String> actual = Style.plain(reply.text()).lines().toList();
        boolean rightStatus = reply.failed() == block.fails();
        boolean shown = !ownSeed || output.matches(exchange.expected(), actual);
        if (!rightStatus || !shown) {
          flaws.add(difference(block, exchange, actual, rightStatus));
        }
        if (!rightStatus) {
          return false;
        }
        outputs.add(actual);
      }
      return true;
    }

    private Flaw difference(
        SessionBlock block, Exchange exchange, List<String> actual, boolean rightStatus) {
      String status = rightStatus ? "" : block.fails() ? " did not fail" : " failed";
      return new Flaw(
          exchange.line(),
          exchange.command()
              + status
              + "\n"
              + Difference.text(output.align(exchange.expected(), actual)));
    }

    @Override
    public Boolean checkpoint(Checkpoint checkpoint) {
      for (Expression one : checkpoint.asserts()) {
        if (!one.holds(reference.now())) {
          flaws.add(new Flaw(checkpoint.line(), "does not hold here: " + one.text()));
        }
      }
      return true;
    }

    @Override
    public Boolean predict(Predict predict) {
      Session after = ran(predict.line(), reference.now(), predict.run());
      double value = predict.value().number(after);
      predict
          .answer()
          .filter(this::counts)
          .map(answer -> answer.number(after))
          .filter(answer -> !predict.isNear(answer, value))
          .map(answer -> "the answer is " + answer + ", and the value is " + value)
          .ifPresent(text -> flaws.add(new Flaw(predict.line(), text)));
      for (Predict.Wrong wrong : predict.wrongs()) {
        if (counts(wrong.answer()) && predict.isNear(wrong.answer().number(after), value)) {
          flaws.add(
              new Flaw(
                  wrong.line(),
                  "the wrong answer "
                      + wrong.answer().text()
                      + " is within the tolerance of the right one, "
                      + value));
        }
      }
      return true;
    }

    private boolean counts(Expression answer) {
      return ownSeed || !answer.isLiteral();
    }

    @Override
    public Boolean choice(Choice choice) {
      Session fork = ran(choice.line(), reference.now(), choice.run());
      for (Choice.Option option : choice.options()) {
        if (option.predicate().holds(fork) != option.right()) {
          flaws.add(
              new Flaw(
                  option.line(),
                  "this option is "
                      + (option.right() ? "marked" : "not marked")
                      + ", and "
                      + option.predicate().text()
                      + (option.right() ? " does not hold" : " holds")));
        }
      }
      if (choice.options().stream().filter(Choice.Option::right).count() != 1) {
        flaws.add(new Flaw(choice.line(), "exactly one option is to be marked (*)"));
      }
      return true;
    }

    @Override
    public Boolean goal(Goal goal) {
      Reply start = reference.start(goal);
      Session begin = start.session();
      if (start.failed()) {
        flaws.add(new Flaw(goal.line(), "the setup failed: " + Style.plain(start.text())));
      }
      goal.still().stream()
          .filter(one -> !one.holdsIfAny(begin))
          .map(one -> "this does not hold where the goal begins: " + one.text())
          .forEach(text -> flaws.add(new Flaw(goal.line(), text)));
      if (goal.isReached(begin)) {
        flaws.add(new Flaw(goal.line(), "the goal is reached before anything is done"));
      }
      Map<String, List<Session>> ways = new HashMap<>();
      Function<String, Stream<Session>> way =
          commands -> ways.computeIfAbsent(commands, one -> way(begin, one, goal)).stream();
      if (way.apply(goal.solution()).noneMatch(goal::isReached)) {
        flaws.add(new Flaw(goal.line(), "the solution does not reach the goal"));
      }
      for (String cheat : goal.cheats()) {
        if (way.apply(cheat).anyMatch(goal::isReached)) {
          flaws.add(new Flaw(goal.line(), "this cheat reaches the goal: " + cheat));
        }
      }
      List<Session> tried = goal.tries().stream().flatMap(way).toList();
      goal.notices().stream()
          .filter(notice -> tried.stream().noneMatch(notice::speaksIn))
          .forEach(notice -> flaws.add(new Flaw(notice.line(), "no try: leads to this notice")));
      return true;
    }

    /** Behind each of the commands. A mistyped cheat would always be withstood. */
    private List<Session> way(Session begin, String commands, Goal goal) {
      List<Session> way = new ArrayList<>();
      noted(goal.line(), commands, reference.type(begin, commands, way::add));
      return way;
    }

    private Session ran(int line, Session from, String commands) {
      return noted(line, commands, reference.run(from, commands)).session();
    }

    /** Commands must not fail. */
    private Reply noted(int line, String commands, Reply reply) {
      if (reply.failed()) {
        flaws.add(new Flaw(line, commands + " failed: " + Style.plain(reply.text()).strip()));
      }
      return reply;
    }
  }
}
