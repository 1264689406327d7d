package backstep.tutor;

import backstep.lesson.Document;
import backstep.lesson.Prose;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Which version of a lesson somebody has gone through: a checksum of its questions and of what they
 * are judged by. It tells an old one from a new one, and protects nothing.
 */
record Edition(String lesson, String checksum) {

  static Edition of(Document document) {
    CRC32 sum = new CRC32();
    document.questions().stream()
        .flatMap(question -> Stream.of(question.id(), question.ask(), question.judgedBy()))
        .forEach(text -> sum.update(text.getBytes(StandardCharsets.UTF_8)));
    return new Edition(document.front().id(), Long.toHexString(sum.getValue()));
  }

  /** As a recording notes it. */
  String note() {
    return beginning(lesson) + checksum + ".";
  }

  /** How a recording notes any edition of a lesson. */
  static String beginning(String lesson) {
    return "Lesson " + lesson + ", edition ";
  }

  /** False if a recording notes another one. */
  boolean isThatOf(Document recording) {
    return recording
        .all(Prose.class)
        .flatMap(prose -> prose.text().lines())
        .filter(line -> line.startsWith(beginning(lesson)))
        .allMatch(note()::equals);
  }
}
