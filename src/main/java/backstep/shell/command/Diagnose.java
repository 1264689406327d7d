package backstep.shell.command;

import backstep.insight.diagnosis.Diagnosis;
import backstep.insight.gradient.GradientCheck;
import backstep.machine.Machine;
import backstep.render.DiagnosisView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;

/** {@code diagnose}: what is wrong with the training. */
public record Diagnose() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "diagnose check",
            "diagnose",
            "say what is wrong with this training, the heaviest first",
            "run 40; diagnose")
        .details(
            """
            Each finding has what shows it, why it matters, what to try and where to look further. Every
            sample is run aside with the parameters as they are now; growth and standstill are measured
            along the run so far, up to 400 epochs back.
            """);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    if (session.isByHand()) {
      Machine machine = session.timeline().here();
      return Reply.of(
          session, GradCheck.byHand(GradientCheck.of(machine, session.now(), GradientCheck.LOSS)));
    }
    Diagnosis diagnosis = Diagnosis.of(session.timeline());
    return Reply.of(
        session.withReveal(),
        DiagnosisView.draw(
            diagnosis, session.timeline().ahead().experiment(), session.view(world)));
  }
}
