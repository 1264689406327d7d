package backstep.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder where what belongs to the user is kept between runs, after the XDG specification.
 *
 * @param environment the variables of the process
 * @param home the user's folder
 */
record StateFolder(Map<String, String> environment, String home) {
  private static final int LARGEST_HISTORY = 10_000_000;

  static StateFolder ofProcess() {
    return new StateFolder(System.getenv(), System.getProperty("user.home"));
  }

  /** A file in the folder, which is made if need be; nothing where that cannot be. */
  Optional<Path> file(String name) {
    try {
      return Optional.of(Files.createDirectories(folder()).resolve(name));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Why a history cannot be used; nothing for one that can, or is still to be made. */
  static Optional<String> flawOfHistory(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    boolean isUsable = Files.isRegularFile(file) && file.toFile().length() <= LARGEST_HISTORY;
    return isUsable
        ? Optional.empty()
        : Optional.of(file + " is no history of lines; those of this run are not kept\n");
  }

  private Path folder() {
    String state = environment.get("XDG_STATE_HOME");
    String windows = environment.get("LOCALAPPDATA");
    if (state != null && Path.of(state).isAbsolute()) {
      return Path.of(state, "backstep");
    }
    return windows != null
        ? Path.of(windows, "backstep")
        : Path.of(home, ".local", "state", "backstep");
  }
}
