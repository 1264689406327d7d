package backstep.shell.command;

import backstep.machine.Machine;
import backstep.machine.Survey;
import backstep.notation.Parser;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.SamplesView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;

/** {@code samples EXPRESSION}: a value for every sample. */
public record Samples() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.LOOK,
            "samples",
            "samples EXPRESSION [FROM:TO]",
            "show a value for every sample of the data, or for some of them",
            "samples Z1; samples y 1:3")
        .details(
            """
            Each sample is run whole, aside from the run, with the parameters as they are now. Of many samples the first
            and the last are shown; those between are asked for as in numpy: samples y 70:80 shows 70 to 79, and
            samples y 70 that one. Where a step takes several, each step is run so, and shown is each sample's part; a
            value that has none, such as loss, is computed with one sample a step. Where lines draw at random, they do so for
            this look from a copy of the generator, which the run does not feel; so it is with test and plot surface.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.EXPRESSION;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    Parser.OfSamples asked = arguments.ofSamples();
    Machine machine = session.timeline().here();
    int size = machine.experiment().data().size();
    if (asked.samples().count(size) < 1) {
      throw new UserError("there are samples 0 to " + (size - 1) + ", and none of these", span);
    }
    Survey survey = Survey.of(machine, session.now(), asked.expr());
    String table =
        SamplesView.draw(
            asked.expr(),
            survey::value,
            asked.samples(),
            machine,
            session.now(),
            session.view(world));
    return Reply.of(
        session, table + SamplesView.drawn(machine.experiment().program(), session.view(world)));
  }
}
