package backstep.shell.command;

import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Nearest;
import backstep.notation.ProgramParser;
import backstep.notation.UserError;
import backstep.shell.World;
import java.util.Optional;

/** Where programs come from: those that ship, and files. */
public final class Programs {
  private Programs() {}

  /**
   * Finds a program by the name of one that ships, or of a file.
   *
   * @throws UserError if there is none, or it cannot be
   */
  public static Experiment load(String name, World world) {
    Optional<Shipped> shipped = Shipped.named(name);
    if (shipped.isPresent()) {
      return Experiment.of(name, shipped.get().program());
    }
    if (name.matches("[A-Za-z0-9_-]+")) {
      Nearest.to(name, Shipped.words()).ifPresent(near -> refuse(name, near));
    }
    return Experiment.of(name, ProgramParser.parse(name, world.read(name)));
  }

  private static void refuse(String name, String near) {
    throw new UserError("there is no program '" + name + "': did you mean '" + near + "'?");
  }
}
