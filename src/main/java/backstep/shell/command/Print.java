package backstep.shell.command;

import backstep.matrix.Matrix;
import backstep.network.KnownSetting;
import backstep.notation.Expr;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.Setting;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.Optional;

/** {@code print EXPRESSION}: a value on a line. */
public record Print() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LOOK,
        "print p",
        "print EXPRESSION",
        "show a value on one line; so does the bare expression",
        "print 0.5 * alpha");
  }

  @Override
  public Syntax syntax() {
    return Completion.EXPRESSION;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Optional<String> word = wordOf(session, arguments.peek());
    if (word.isPresent()) {
      String name = arguments.word("a setting");
      arguments.end();
      return Reply.of(session, name + " = " + word.get() + "\n");
    }
    Expr expr = arguments.expression();
    Matrix value = session.timeline().here().probe(expr).value(session.now());
    return Reply.of(session, session.view(world).named(Printer.print(expr), value));
  }

  /** What a setting that is a word says, such as activation, and act, which it stands for. */
  private static Optional<String> wordOf(Session session, String name) {
    Program program = session.timeline().here().experiment().program();
    boolean isAct = name.equals("act") && program.usesActivation();
    return program
        .setting(isAct ? KnownSetting.ACTIVATION.word() : name)
        .filter(setting -> !setting.isNumber() && !program.writtenNames().contains(name))
        .map(Setting::text);
  }
}
