package backstep.shell.command;

import backstep.machine.Machine;
import backstep.machine.Survey;
import backstep.matrix.Matrix;
import backstep.notation.Parser;
import backstep.notation.Source;
import backstep.notation.UserError;
import backstep.render.SamplesView;
import backstep.render.View;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;

/** {@code test}: the answers of the network. */
public record Test() implements Command {
  private static final String WRONG = "--wrong";

  @Override
  public Help help() {
    return Help.of(
            Group.LOOK,
            "test",
            "test [--wrong]",
            "show y against d for every sample",
            "test; test --wrong")
        .details(
            """
            An answer is right where every |y - d| is below 0.25; where the targets name a class, with a 1 among
            zeros, where the largest y is that of the class. --wrong leaves out what is right.
            The parameters are as they are now.
            """);
  }

  @Override
  public Syntax syntax() {
    return Syntax.word(WRONG, "only what is not right").optional();
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    boolean wrongOnly = arguments.takes(WRONG);
    arguments.end();
    Machine machine = session.timeline().here();
    if (machine.experiment().program().writers("y").isEmpty()) {
      throw new UserError("test compares y with d, and no line of this program writes y");
    }
    if (!machine.hasAnswers()) {
      throw new UserError(
          "test compares y with d, and y is "
              + machine.shape("y")
              + " while d is "
              + machine.shape("d"));
    }
    Survey survey = Survey.of(machine, session.now(), Parser.expression(Source.typed("y")));
    List<Matrix> outputs = new ArrayList<>();
    for (int i = 0; i < machine.experiment().data().size(); i++) {
      if (world.isCancelled()) {
        throw new UserError("interrupted at sample " + i);
      }
      outputs.add(survey.value(i).standing());
    }
    View view = session.view(world);
    return Reply.of(
        session,
        SamplesView.test(machine.experiment(), outputs, wrongOnly, view)
            + SamplesView.drawn(machine.experiment().program(), view));
  }
}
