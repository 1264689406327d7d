package backstep.tutor;

import static java.nio.charset.StandardCharsets.UTF_8;

import backstep.lesson.Document;
import backstep.shell.InnerWorld;
import backstep.shell.World;
import java.util.Optional;

/**
 * The world in which a recording is judged. Whatever is begun here under the id of the lesson is
 * the teacher's document, and all that is done about its questions is seen where it is done.
 *
 * @param text of the lesson
 */
record Classroom(World outer, Document lesson, String text, Totals totals) implements InnerWorld {

  /** The document that is begun in a world where somebody asks for this one. */
  static Document meant(Document asked, World world) {
    return in(world)
        .map(Classroom::lesson)
        .filter(lesson -> lesson.front().id().equals(asked.front().id()))
        .orElse(asked);
  }

  /** Tells the teacher, if there is one, that a lesson begins. */
  static void begins(Document document, Progress progress, World world) {
    teaching(document, world).ifPresent(totals -> totals.begins(progress));
  }

  /** Tells the teacher, if there is one, what was done. */
  static void sees(Document document, Progress before, Progress after, World world) {
    teaching(document, world).ifPresent(totals -> totals.sees(before, after));
  }

  private static Optional<Totals> teaching(Document document, World world) {
    return in(world).filter(room -> room.lesson.equals(document)).map(Classroom::totals);
  }

  private static Optional<Classroom> in(World world) {
    return InnerWorld.around(world, Classroom.class);
  }

  /** The student's file need not lie here. */
  @Override
  public byte[] readBytes(String file) {
    return isNamed(file) ? text.getBytes(UTF_8) : outer.readBytes(file);
  }

  @Override
  public boolean has(String file) {
    return isNamed(file) || outer.has(file);
  }

  private boolean isNamed(String file) {
    return name(file).equals(name(lesson.file()));
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
