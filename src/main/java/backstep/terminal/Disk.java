package backstep.terminal;

import backstep.notation.UserError;
import backstep.render.Window;
import backstep.shell.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The world of a real process: the disk, and Ctrl-C. */
class Disk implements World {
  private static final int LARGEST_FILE = 16_000_000;
  private static final int LARGEST_STATE = 100_000;

  private static final Pattern TEMPORARY =
      Pattern.compile("\\.backstep-(\\d{1,18})-[0-9a-f]{16}\\.tmp");

  private static final Random NAMES = new SecureRandom();

  private final Screen screen;
  private final Set<Path> cleared = new HashSet<>();
  private final Set<Path> claimed = new HashSet<>();
  private final Map<String, String> kept = new HashMap<>();
  private boolean isSetAside;
  private volatile boolean cancelled;

  Disk(Screen screen) {
    this.screen = screen;
  }

  Screen screen() {
    return screen;
  }

  /** A new line is about to run. */
  void begin() {
    cancelled = false;
  }

  /** The user wants what runs to stop. */
  void cancel() {
    cancelled = true;
  }

  @Override
  public byte[] readBytes(String file) {
    return read(file, path(file));
  }

  /** What is in a file; what is said names it as it was typed. */
  private static byte[] read(String file, Path path) {
    try {
      refuseFolder(file, path);
      refusePipe(file, path);
      return head(file, path);
    } catch (IOException e) {
      throw new UserError(reason(file, "read", e));
    }
  }

  @Override
  public byte[] readBeside(String folder, String file) {
    try {
      Path path = path(folder + file);
      Path real = path.toRealPath();
      if (!real.startsWith(path(folder).toRealPath())) {
        throw new UserError(file + " cannot be read here: it is a link to another folder");
      }
      return read(file, path);
    } catch (IOException e) {
      throw new UserError(reason(file, "read", e));
    }
  }

  @Override
  public boolean has(String file) {
    return Files.exists(path(file));
  }

  @Override
  public List<String> inFull(String folder) {
    Path full = path(folder).toAbsolutePath().normalize();
    return Stream.of(full, real(full).orElse(full)).map(Path::toString).distinct().toList();
  }

  /** Not more than can be used, since a device such as /dev/zero has no end. */
  private static byte[] head(String file, Path path) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(LARGEST_FILE + 1);
    }
    if (head.length > LARGEST_FILE) {
      throw new UserError(
          file + " is too large; at most " + LARGEST_FILE / 1_000_000 + " million bytes are read");
    }
    return head;
  }

  /** Through a temporary file beside it, so that the old one stays until the new one is whole. */
  @Override
  public void writeBytes(String file, byte[] content) {
    writeBeside("", file, content);
  }

  @Override
  public void writeBeside(String folder, String file, byte[] content) {
    Path path = path(folder + file);
    refuseForeign(file, path);
    put(file, path.toAbsolutePath(), content);
    claim(folder + file);
  }

  /** What somebody else has made must not be lost by a slip. */
  private void refuseForeign(String file, Path path) {
    boolean isOwn = real(path).map(claimed::contains).orElse(true);
    if (!isOwn && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new UserError(
          file
              + " is there already, and this session has neither loaded nor written it; --force right"
              + " behind the command writes over it");
    }
  }

  @Override
  public void claim(String file) {
    real(path(file)).ifPresent(claimed::add);
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void put(String file, Path path, byte[] content) {
    try {
      refuseFolder(file, path);
      refuseToReplace(file, path);
      place(path, content);
    } catch (IOException e) {
      throw new UserError(reason(file, "written", e));
    }
  }

  private static void refuseFolder(String file, Path path) {
    if (Files.isDirectory(path)) {
      throw new UserError(file + " is a folder, not a file");
    }
  }

  /**
   * To open one waits until somebody writes, and nothing interrupts that. The process's own streams
   * are open already.
   */
  private static void refusePipe(String file, Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    boolean isOpen = absolute.startsWith("/dev/fd") || absolute.equals(Path.of("/dev/stdin"));
    boolean isOther =
        Files.exists(path) && Files.readAttributes(path, BasicFileAttributes.class).isOther();
    if (isOther && !isOpen) {
      throw new UserError(file + " is not a file that can be read");
    }
  }

  /** Nor is anything written through a link, since another may have laid it. */
  private static void refuseToReplace(String file, Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      throw new UserError(
          file + " is a link to another file, and nothing is written through one: name that file");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new UserError(file + " is not a file that can be written");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new AccessDeniedException(file);
    }
  }

  private void place(Path path, byte[] content) throws IOException {
    clear(path.getParent());
    Path temporary = temporary(path);
    try {
      Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      keepPermissions(path, temporary);
      replace(temporary, path);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** The file beside it that is written first. Nobody else knows its name. */
  private static Path temporary(Path path) {
    long pid = ProcessHandle.current().pid();
    return path.resolveSibling(
        String.format(Locale.ROOT, ".backstep-%d-%016x.tmp", pid, NAMES.nextLong()));
  }

  /**
   * Takes away, once, what processes that are no more could not: they were killed as they wrote.
   */
  private void clear(Path folder) {
    if (!cleared.add(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".backstep-*.tmp")) {
      for (Path file : files) {
        Matcher name = TEMPORARY.matcher(file.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // it may stay where it is: it is in nobody's way
    }
  }

  private static void keepPermissions(Path path, Path temporary) throws IOException {
    if (Files.exists(path) && Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          temporary, Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
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
    String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    String why = reason == null ? "" : ": " + reason.toLowerCase(Locale.ROOT);
    return file + " cannot be " + done + why;
  }

  @Override
  public String recall(String name) {
    return isSetAside ? kept.getOrDefault(name, "") : recalled(name);
  }

  /** What cannot be used stays where it is, for whoever wants to mend it. */
  private String recalled(String name) {
    Optional<Path> file = StateFolder.ofProcess().file(name).filter(Files::exists);
    if (file.isEmpty()) {
      return "";
    }
    try {
      return read(keepable(file.get()));
    } catch (UserError error) {
      setAside(error.getMessage());
      return "";
    }
  }

  private static String keepable(Path file) {
    if (file.toFile().length() > LARGEST_STATE) {
      throw new UserError(file + " is larger than what is kept here ever is");
    }
    return file.toString();
  }

  /** A disk that is full must cost nobody a right answer; this run remembers all the same. */
  @Override
  public void keep(String name, String text) {
    kept.put(name, text);
    if (isSetAside) {
      return;
    }
    try {
      Path file =
          StateFolder.ofProcess()
              .file(name)
              .orElseThrow(() -> new UserError("there is no folder to keep " + name + " in"));
      put(file.toString(), file, text.getBytes(StandardCharsets.UTF_8));
    } catch (UserError error) {
      setAside(error.getMessage());
    }
  }

  private void setAside(String why) {
    isSetAside = true;
    say(why + "; how far you are is kept only until you leave\n");
  }

  /** Tells the user something that no command was asked for. */
  void say(String text) {
    screen.complain(text);
  }

  @Override
  public Window window() {
    return Window.PLAIN;
  }

  @Override
  public void progress(String text) {}

  @Override
  public void progress(long done, long total, String unit) {}

  @Override
  public boolean isCancelled() {
    return cancelled;
  }
}
