package backstep.tutor;

import backstep.lesson.Document;
import backstep.notation.Nearest;
import backstep.notation.UserError;
import backstep.shell.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lessons that ship, in the order of their index page. */
public final class Library {
  private static final String FOLDER = "/lessons/";
  private static final Pattern LINK =
      Pattern.compile("\\((?<file>\\d\\d-(?<id>[a-z0-9-]+)\\.md)\\)");

  private Library() {}

  /** Their ids, in order. */
  public static List<String> ids() {
    return List.copyOf(files().keySet());
  }

  /** What a lesson that ships is called. */
  static String title(String id) {
    return shipped(files().get(id)).front().title();
  }

  /** All of them, each by its id. */
  static Map<String, Document> documents() {
    return files().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> shipped(entry.getValue())));
  }

  private static Document shipped(String file) {
    return Document.parse(file, resource(file));
  }

  /** The id of the lesson behind this one. */
  static Optional<String> behind(String id) {
    int at = ids().indexOf(id);
    return at < 0 ? Optional.empty() : ids().stream().skip(at + 1L).findFirst();
  }

  /** For each id the file. */
  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher link = LINK.matcher(resource("README.md"));
    while (link.find()) {
      files.putIfAbsent(link.group("id"), link.group("file"));
    }
    return files;
  }

  /**
   * A lesson by its id, what only its id begins with, its number, or the name of a file.
   *
   * @throws UserError if there is none, or it cannot be read
   */
  public static Document document(String name, World world) {
    Map<String, String> files = files();
    if (files.containsKey(name)) {
      return shipped(files.get(name));
    }
    Optional<String> meant = numbered(name, files).or(() -> begun(name, files));
    if (meant.isPresent()) {
      return document(meant.get(), world);
    }
    if (name.matches("[a-z0-9-]+")) {
      throw new UserError(
          "there is no lesson '"
              + name
              + "'"
              + Nearest.hint(name, files.keySet(), "lessons lists them"));
    }
    return Document.parse(name, world.read(name));
  }

  /** The id of the lesson whose file has this number. */
  private static Optional<String> numbered(String number, Map<String, String> files) {
    return files.keySet().stream()
        .filter(id -> number.matches("\\d{1,2}"))
        .filter(id -> Integer.parseInt(files.get(id).substring(0, 2)) == Integer.parseInt(number))
        .findFirst();
  }

  /** The one id that begins so. */
  private static Optional<String> begun(String name, Map<String, String> files) {
    List<String> ids = files.keySet().stream().filter(id -> id.startsWith(name)).toList();
    return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
  }

  /** The text of a lesson that ships, or of a file. */
  public static String text(String name, World world) {
    Document document = document(name, world);
    return files().containsValue(document.file()) && !world.has(document.file())
        ? resource(document.file())
        : world.read(document.file());
  }

  private static String resource(String file) {
    try (InputStream in = Library.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("no " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
