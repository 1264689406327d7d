package backstep.terminal;

import backstep.shell.Session;
import backstep.shell.Shell;
import java.util.List;
import java.util.function.Supplier;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What Tab offers: the words of the shell, completed within an expression too, and files. */
final class Completer implements org.jline.reader.Completer {
  private final Shell shell;
  private final Supplier<Session> session;
  private final FileNameCompleter files = new FileNameCompleter();

  Completer(Shell shell, Supplier<Session> session) {
    this.shell = shell;
    this.session = session;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String typed = line.line().substring(0, line.cursor());
    if (typed.contains("#")) {
      return;
    }
    List<String> words = wordsOfLastCommand(typed);
    List<String> before = words.subList(0, words.size() - 1);
    String word = words.get(words.size() - 1);
    String part = shell.completesWithin(before) ? lastName(word) : word;
    String whereTyped = line.word().substring(0, line.wordCursor());
    String kept = whereTyped.substring(0, whereTyped.length() - part.length());
    for (String offered : beginningWith(part, shell.complete(session.get(), before))) {
      boolean whole = part.equals(word) && !offered.endsWith("(");
      candidates.add(new Candidate(kept + offered, offered, null, null, null, null, whole));
    }
    if (shell.completesFiles(before)) {
      files.complete(reader, line, candidates);
    }
    candidates.removeIf(candidate -> !Screen.isHarmless(candidate.value()));
  }

  /** The words of the command being typed; the last is where the cursor stands, perhaps empty. */
  private static List<String> wordsOfLastCommand(String typed) {
    String command = typed.substring(typed.lastIndexOf(';') + 1).stripLeading();
    return List.of(command.split("\\s+", -1));
  }

  /** The name that an expression ends in: {@code A} of {@code sum(A}. */
  private static String lastName(String word) {
    int start = word.length();
    while (start > 0 && Character.isJavaIdentifierPart(word.charAt(start - 1))) {
      start--;
    }
    return word.substring(start);
  }

  /** Those that begin so, capitals and all; if there are none, in whatever capitals. */
  private static List<String> beginningWith(String part, List<String> words) {
    List<String> exact = words.stream().filter(word -> word.startsWith(part)).toList();
    return exact.isEmpty()
        ? words.stream()
            .filter(word -> word.regionMatches(true, 0, part, 0, part.length()))
            .toList()
        : exact;
  }
}
