package backstep.lesson;

import backstep.lesson.Replay.Result;
import backstep.notation.UserError;
import backstep.render.Prose;
import backstep.shell.Shell;
import backstep.shell.World;
import java.util.List;
import java.util.OptionalInt;

/** What came of replaying a document. */
public record Report(Document document, List<Result> results) {

  /**
   * Replays a file from its beginning, in a world of its own.
   *
   * @param text of the file
   * @throws UserError if it is no document, or one in which nothing runs
   */
  public static Report of(String file, String text, Shell shell, World world) {
    Document document = Document.parse(file, text);
    if (document.front().isCopy()) {
      throw new UserError(file + ": " + Student.UNCHECKED);
    }
    World inside = ReplayWorld.of(file, world);
    Reference begin = Reference.begin(document, OptionalInt.empty(), shell, inside);
    Report report = new Report(document, Replay.run(document, begin));
    if (report.results.isEmpty()) {
      throw new UserError(file + " has no block that is run, such as ```session");
    }
    return report;
  }

  public boolean isRight() {
    return results.stream().allMatch(Result::isRight);
  }

  /** How many blocks matched, and for each difference its place and what it is. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Result result : results) {
      for (Flaw flaw : result.flaws()) {
        text.append(place(result.part(), flaw)).append(flaw.text().stripTrailing());
        text.append('\n');
      }
    }
    long matched = results.stream().filter(Result::isRight).count();
    text.append(document.file())
        .append(": ")
        .append(matched)
        .append(" of ")
        .append(Prose.counted(results.size(), "block"))
        .append(matched == 1 ? " matches" : " match");
    long left = results.stream().filter(result -> !result.ran()).count();
    text.append(left == 0 ? "" : ", " + Prose.counted(left, "block") + " not run");
    return text.append('\n').toString();
  }

  private String place(Part part, Flaw flaw) {
    String section = part.section().isEmpty() ? "" : part.section() + ": ";
    return document.file() + ":" + flaw.line() + ": " + section;
  }
}
