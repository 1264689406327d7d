package backstep.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder where what belongs to the user is kept between runs, after the XDG specification. */
final class StateFolder {
  private StateFolder() {}

  /** A file in the folder, which is made if need be; nothing where that cannot be. */
  static Optional<Path> file(String name) {
    try {
      return Optional.of(Files.createDirectories(folder()).resolve(name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path folder() {
    String state = System.getenv("XDG_STATE_HOME");
    String windows = System.getenv("LOCALAPPDATA");
    if (state != null && Path.of(state).isAbsolute()) {
      return Path.of(state, "backstep");
    }
    return windows != null
        ? Path.of(windows, "backstep")
        : Path.of(System.getProperty("user.home"), ".local", "state", "backstep");
  }
}
