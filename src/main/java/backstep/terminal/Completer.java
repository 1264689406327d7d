package backstep.terminal;

import backstep.shell.Argument;
import backstep.shell.FileArgument;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.Word;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What Tab offers: the words of the shell, completed within an expression too, and files. */
final class Completer implements org.jline.reader.Completer {
  private final Shell shell;
  private final Supplier<Session> session;

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
    List<Argument> arguments = shell.next(before);
    String part = word;
    List<Word> offered = beginningWith(word, arguments.stream(), before);
    boolean isPath = word.contains("/") && arguments.stream().anyMatch(Completer::isFile);
    if (offered.isEmpty() && !isPath) {
      part = lastName(word);
      offered = beginningWith(part, arguments.stream().filter(Argument::isExpression), before);
    }
    String whereTyped = line.word().substring(0, line.wordCursor());
    String kept = whereTyped.substring(0, whereTyped.length() - part.length());
    int height = reader.getTerminal().getHeight();
    boolean isRoomy = height <= 0 || offered.size() < height - 2; // else they stand in columns
    for (Word one : offered) {
      boolean goesOn = !part.equals(word) || one.text().matches(".*[(=]");
      String meaning = isRoomy ? meaning(one) : null;
      candidates.add(
          new Candidate(kept + one.text(), one.text(), null, meaning, null, null, !goesOn));
    }
    arguments.stream()
        .filter(Completer::isFile)
        .forEach(file -> new Fitting((FileArgument) file).complete(reader, line, candidates));
    candidates.removeIf(candidate -> !Screen.isHarmless(candidate.value()));
  }

  private static boolean isFile(Argument argument) {
    return argument instanceof FileArgument;
  }

  /** Its first line; of that JLine shows as much as fits. */
  private static String meaning(Word word) {
    String line = word.meaning().lines().findFirst().orElse("");
    return Screen.isHarmless(line) && !line.isEmpty() ? line : null;
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

  /**
   * What the arguments offer that begins so, capitals and all; if there is none, in whatever
   * capitals. Of equal words the first has the say.
   */
  private List<Word> beginningWith(String part, Stream<Argument> arguments, List<String> before) {
    Map<String, Word> words = new LinkedHashMap<>();
    arguments
        .flatMap(argument -> argument.words(session.get(), shell, before))
        .forEach(word -> words.putIfAbsent(word.text(), word));
    List<Word> exact =
        words.values().stream().filter(word -> word.text().startsWith(part)).toList();
    return exact.isEmpty()
        ? words.values().stream()
            .filter(word -> word.text().regionMatches(true, 0, part, 0, part.length()))
            .toList()
        : exact;
  }

  /** Completes the names of files of a kind, and of folders on the way to them. */
  private static final class Fitting extends FileNameCompleter {
    private final FileArgument file;

    private Fitting(FileArgument file) {
      this.file = file;
    }

    @Override
    protected boolean accept(Path path) {
      return super.accept(path)
          && (Files.isDirectory(path) || file.fits(path.getFileName().toString()));
    }
  }
}
