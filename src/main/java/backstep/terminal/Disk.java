package backstep.terminal;

import backstep.notation.UserError;
import backstep.shell.World;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The world of a real process: the disk, and the screen of whoever runs it. */
class Disk implements World {
  private static final long LARGEST_FILE = 16_000_000;
  private static final int USUAL_WIDTH = 80;

  private final Screen screen;

  Disk(Screen screen) {
    this.screen = screen;
  }

  Screen screen() {
    return screen;
  }

  @Override
  public String read(String file) {
    try {
      Path path = path(file);
      if (Files.isDirectory(path)) {
        throw new UserError(file + " is a folder, not a file");
      }
      if (Files.exists(path) && Files.size(path) > LARGEST_FILE) {
        throw new UserError(
            file + " has " + Files.size(path) + " bytes; at most " + LARGEST_FILE + " are read");
      }
      return Files.readString(path);
    } catch (MalformedInputException e) {
      throw new UserError(file + " is not a text file");
    } catch (IOException e) {
      throw new UserError(reason(file, "read", e));
    }
  }

  /** Through a temporary file beside it, so that the old one stays until the new one is whole. */
  @Override
  public void write(String file, String text) {
    try {
      Path path = path(file).toAbsolutePath();
      if (Files.isDirectory(path)) {
        throw new UserError(file + " is a folder, not a file");
      }
      if (Files.exists(path) && !Files.isWritable(path)) {
        throw new AccessDeniedException(file);
      }
      Path temporary = Files.createTempFile(path.getParent(), ".backstep", ".tmp");
      try {
        Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
        replace(temporary, path);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UserError(reason(file, "written", e));
    }
  }

  private static void replace(Path temporary, Path path) throws IOException {
    try {
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path path(String file) {
    try {
      String home = System.getProperty("user.home");
      return Path.of(file.startsWith("~/") ? home + file.substring(1) : file);
    } catch (InvalidPathException e) {
      throw new UserError("'" + file + "' cannot be the name of a file");
    }
  }

  private static String reason(String file, String done, IOException e) {
    if (e instanceof NoSuchFileException) {
      return done.equals("read")
          ? "there is no file " + file
          : file + " cannot be written: there is no such folder";
    }
    if (e instanceof AccessDeniedException) {
      return file + " cannot be " + done + ": permission denied";
    }
    return file + " cannot be " + done + ": " + e.getMessage();
  }

  @Override
  public int width() {
    return USUAL_WIDTH;
  }

  @Override
  public void progress(String text) {}

  @Override
  public boolean isCancelled() {
    return false;
  }
}
