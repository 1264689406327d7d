package backstep.terminal;

import backstep.shell.Session;
import backstep.shell.Shell;
import java.util.ArrayList;
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
    List<String> before = wordsBefore(line);
    String word = line.word().substring(0, line.wordCursor());
    int tail = word.length();
    while (tail > 0 && Character.isJavaIdentifierPart(word.charAt(tail - 1))) {
      tail--;
    }
    String head = word.substring(0, tail);
    for (String offered : shell.complete(session.get(), before)) {
      String value = offered.startsWith(word) ? offered : head + offered;
      boolean whole = !offered.endsWith("(");
      candidates.add(new Candidate(value, offered, null, null, null, null, whole));
    }
    if (shell.completesFiles(before)) {
      files.complete(reader, line, candidates);
    }
  }

  /** The words of this command before the one being typed. */
  private static List<String> wordsBefore(ParsedLine line) {
    List<String> words = new ArrayList<>();
    for (String word : line.words().subList(0, line.wordIndex())) {
      words.add(word);
      if (word.endsWith(";")) {
        words.clear();
      }
    }
    return words;
  }
}
