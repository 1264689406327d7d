package backstep.shell.command;

import backstep.shell.Command;
import backstep.shell.Shell;
import java.util.List;

/** The commands of the debugger, in the order of the help. */
public final class Commands {
  private Commands() {}

  /** All of them, for a shell. */
  public static List<Command> all(Shell shell) {
    return List.of(
        new Step(),
        new Next(),
        new Finish(),
        new Epoch(),
        new Run(),
        new Continue(),
        new Until(),
        new Back(),
        new Previous(),
        new Rewind(),
        new Goto(),
        new Mark(),
        new Restart(),
        new UndoChange(),
        new RedoChange(),
        new ListLines(),
        new Where(),
        new Inspect(),
        new Print(),
        new Samples(),
        new Test(),
        new History(),
        new Plot(),
        new DisplayAtStops(),
        new Undisplay(),
        new Show(),
        new Info(),
        new Break(),
        new Watch(),
        new Delete(),
        new Condition(),
        new Ignore(),
        new SetValue(),
        new Load(),
        new Save(),
        new Export(),
        new Data(),
        new EditLine(),
        new Move(),
        new Insert(),
        new Drop(),
        new GradCheck(),
        new Diagnose(),
        new Why(),
        new Reads(),
        new Derive(),
        new Compare(),
        new SweepSeeds(),
        new Bugs(),
        new HuntBug(),
        new Accuse(),
        new Source(shell),
        new HelpOn(shell),
        new Quit());
  }
}
