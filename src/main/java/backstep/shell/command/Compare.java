package backstep.shell.command;

import backstep.insight.why.Comparison;
import backstep.insight.why.Lockstep;
import backstep.machine.Machine;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.ComparisonView;
import backstep.render.Prose;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Travel;
import backstep.shell.World;
import backstep.shell.argument.Programs;

/** {@code compare PROGRAM}: this program and another from the same parameters. */
public record Compare() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "compare",
            "compare NAME | FILE",
            "run another program beside this one: where they first differ, and how far",
            "compare fixed-relu")
        .details(
            """
            Both begin the sample at hand with the parameters that it began with, aside from the run. A line is
            compared with the other program's line that writes the same name as often, wherever that stands. Where a
            value has differed, the parameters are compared after 1, 10, 100, 1000 and 10000 samples. The data and the
            names and shapes of the parameters must be the same; where samples are shuffled, both take them in this
            program's order.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.ANY_PROGRAM;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String name = arguments.file();
    Timeline timeline = session.timeline();
    Machine here = timeline.here();
    Experiment other = UserError.about(span, () -> Programs.load(name, world));
    Comparison comparison =
        UserError.about(
            span,
            () ->
                Lockstep.run(
                    here,
                    timeline.now(),
                    new Machine(other),
                    samples -> {
                      world.progress(Prose.counted(samples, here.experiment().stepWord()));
                      return !world.isCancelled();
                    }));
    return Reply.of(
        session.withReveal(),
        ComparisonView.draw(
                comparison, here.experiment(), other, timeline.now(), session.view(world))
            + Travel.past(timeline));
  }
}
