package backstep.shell.command;

import backstep.insight.gradient.Derived;
import backstep.insight.gradient.DerivedDiff;
import backstep.machine.Timeline;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Rewritten;
import backstep.notation.Span;
import backstep.render.DerivationView;
import backstep.render.Prose;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Edit;
import backstep.shell.Group;
import backstep.shell.HeldBack;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Travel;
import backstep.shell.World;
import java.util.List;
import java.util.stream.Collectors;

/** {@code derive}: the backward section that goes with the forward section. */
public record Derive() implements Command {
  private static final String DIFF = "--diff";
  private static final String APPLY = "--apply";

  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "derive",
            "derive [--diff | --apply]",
            "write the backward section that goes with the forward section",
            "derive --diff")
        .details(
            """
            It differentiates loss, line by line from the last to the first; the gradient of a name N is called
            dN. sum(dZ, axis=0) adds up the rows over which a value was spread, sum(dZ, axis=1) the columns;
            sum'(A) is ones in the shape of A. derive --diff shows the program's own lines beside the derived ones: - and + where they
            differ, + where one is missing, ! where a line reads a value that was changed after the forward pass.
            A line that is written in another way is computed both ways, here and elsewhere: in other samples too,
            with the parameters of now and with those of the start. derive --apply takes the derived lines in:
            updates come after them, those that the program has and P = P - alpha * dP for the rest. A parameter
            that no line writes is taken for data, and is not trained, unless the program trains none: so it needs
            only a forward section to begin with. Lines that add gradients up from step to step stay, and those
            they read.
            """);
  }

  @Override
  public Syntax syntax() {
    return Syntax.word(DIFF, "the program's own lines beside the derived ones")
        .or(Syntax.word(APPLY, "take the derived lines into the program"));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    boolean diff = arguments.takes(DIFF);
    boolean apply = !diff && arguments.takes(APPLY);
    arguments.end();
    if (apply) {
      return apply(session.withReveal(), world);
    }
    if (diff) {
      HeldBack.refuse(session, span);
    }
    Timeline timeline = session.timeline();
    String text =
        diff
            ? DerivationView.diff(
                DerivedDiff.of(timeline.here(), timeline.now()),
                timeline.here().experiment().program(),
                session.view(world))
            : DerivationView.section(Derived.backward(timeline.here()));
    return Reply.of(session.withReveal(), text + Travel.past(timeline));
  }

  private static Reply apply(Session session, World world) {
    Timeline timeline = session.timeline();
    Program program = timeline.ahead().experiment().program();
    List<Line> derived = Derived.backward(timeline.ahead());
    Rewritten rewritten = Rewritten.of(program, derived);
    if (rewritten.isLike(program)) {
      return Reply.of(session, "the program has these very lines already\n");
    }
    return Edit.of(session, rewritten.program(), said(rewritten, derived, world.width()));
  }

  private static String said(Rewritten rewritten, List<Line> derived, int width) {
    StringBuilder said = new StringBuilder();
    said.append("the backward section is derived: ")
        .append(Prose.counted(derived.size(), "line"))
        .append('\n');
    said.append(listed("dropped, since what it reads is gone: ", rewritten.dropped(), width));
    said.append(listed("added: ", rewritten.added(), width));
    said.append(
        listed("left as it is, since values are added up of it: ", rewritten.left(), width));
    if (!rewritten.constant().isEmpty()) {
      String names = String.join(", ", rewritten.constant());
      String one = rewritten.constant().get(0);
      said.append(Prose.wrap("not trained, since no line writes it: " + names, 0, width))
          .append("an update would be: %s = %s - alpha * d%s\n".formatted(one, one, one));
    }
    if (rewritten.addsAlpha()) {
      said.append("added to the settings: alpha = 0.1\n");
    }
    return said.toString();
  }

  private static String listed(String what, List<Line> lines, int width) {
    return lines.stream()
        .map(line -> Prose.wrap(what + line, 0, width))
        .collect(Collectors.joining());
  }
}
