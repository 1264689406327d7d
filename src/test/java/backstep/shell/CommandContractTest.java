package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.KnownSetting;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every command. */
class CommandContractTest {

  static Stream<Command> commands() {
    return Typed.SHELL.commands().stream();
  }

  private static Typed atSomething() {
    MemoryWorld world = MemoryWorld.with("demo.txt", "step 2\nset alpha 0.1\n");
    world.write("demo.md", "```session\nbackstep> set alpha 0.1\nalpha = 0.1000\n```\n");
    return Typed.in(world);
  }

  @Test
  void everyCommandThatIsWrittenIsListed() {
    List<String> written =
        new ClassFileImporter()
            .importPackages("backstep.shell.command", "backstep.tutor").stream()
                .filter(type -> type.isAssignableTo(Command.class))
                .map(JavaClass::getName)
                .toList();
    List<String> listed = commands().map(command -> command.getClass().getName()).toList();
    assertThat(written.stream().filter(name -> !listed.contains(name)))
        .as("written, but not in the list of Commands or Teaching: add it where the help shows it")
        .isEmpty();
  }

  @Test
  void noTwoCommandsShareAName() {
    List<String> names = new ArrayList<>();
    commands().forEach(command -> names.addAll(command.help().names()));
    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theExampleInItsHelpWorks(Command command) {
    atSomething().does(command.help().example());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itsExampleUsesIt(Command command) {
    assertThat(command.help().example()).contains(command.help().name());
    assertThat(command.help().usage()).startsWith(command.help().name());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itsHelpFitsEightyColumns(Command command) {
    assertThat(Typed.fresh().does("help " + command.help().name()).lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @EnumSource(KnownSetting.class)
  void theHelpOfSetNamesEachSettingAndTheWordsItTakes(KnownSetting setting) {
    String help = Typed.fresh().does("help set");
    assertThat(help.lines()).as("it fits a screen").hasSizeLessThan(24);
    List<String> words = Arrays.asList(help.split("[\\s,:]+"));
    assertThat(words).contains(setting.word()).containsAll(setting.words());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itRefusesALeftoverAndChangesNothing(Command command) {
    Typed typed = atSomething();
    Session before = typed.session();
    String line = command.help().name() + " ) zzz ) zzz";
    assertThat(typed.fails(line)).isNotBlank().doesNotContain("Exception");
    assertThat(typed.session().looksLike(before)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void undoTakesItBackAndShowsWhatWasShownBefore(Command command) {
    Typed typed = atSomething();
    typed.does("step 3; next 4; mark here; break 9; display Z2; set precision 3");
    String before = typed.does("show; list; where; info stops; info marks; display");
    Session session = typed.session();
    typed.type(prepared(command));
    if (typed.session().undo().past().size() > session.undo().past().size()) {
      typed.does("undo");
    }
    if (!List.of("undo", "redo").contains(command.help().name())) {
      assertThat(typed.does("show; list; where; info stops; info marks; display"))
          .isEqualTo(before);
      assertThat(typed.session().isWhere(session)).isTrue();
    }
  }

  /** The last part of an example: what stands before it prepares it in a fresh session only. */
  private static String prepared(Command command) {
    String[] parts = command.help().example().split(";", -1);
    return parts[parts.length - 1].strip();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachOptionThatItsHelpSpeaksOfIsCompleted(Command command) {
    assertThat(command.syntax().ownWords())
        .containsAll(options(command.help().usage() + command.help().details()));
  }

  /** Those that the code has, but for the one that is refused within the shell. */
  @Test
  void eachOptionThatACommandTakesIsCompleted() throws IOException {
    Set<String> completed = new TreeSet<>();
    commands().forEach(command -> completed.addAll(command.syntax().ownWords()));
    completed.removeIf(word -> !word.startsWith("--"));
    Set<String> taken = new TreeSet<>();
    for (String folder : List.of("shell", "tutor")) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/backstep", folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          taken.addAll(options(Files.readString(file)));
        }
      }
    }
    taken.remove("--accept");
    assertThat(completed).isEqualTo(taken);
  }

  private static Set<String> options(String text) {
    return Pattern.compile("(?<![-\\w])--[a-z][a-z-]*")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachWordThatIsOfferedBehindItSaysWhatItIs(Command command) {
    Typed typed = atSomething();
    typed.does("mark here; break 9; display Z2; lesson slope");
    for (Argument argument : command.syntax().all()) {
      List<String> before = List.of(command.help().name(), "alpha");
      assertThat(argument.words(typed.session(), Typed.SHELL, before))
          .allSatisfy(word -> assertThat(word.meaning()).as(word.text()).isNotBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void eachValueOfASettingIsCompletedAndCanBeSet(String setting) {
    List<Word> values =
        Completion.SETTING_VALUE
            .words(Typed.fresh().session(), Typed.SHELL, List.of("set", setting))
            .toList();
    assertThat(values).isNotEmpty();
    values.forEach(value -> Typed.fresh().does("set " + setting + " " + value.text()));
  }

  static Stream<String> settings() {
    return Completion.SETTING
        .words(Typed.fresh().session(), Typed.SHELL, List.of("set"))
        .map(Word::text)
        .distinct();
  }

  @Test
  void lookingMakesNoUndoEntry() {
    commands()
        .map(Command::help)
        .filter(help -> help.group() == Group.LOOK)
        .filter(help -> !help.name().endsWith("display"))
        .forEach(
            help -> {
              Typed typed = Typed.fresh();
              int last = help.example().lastIndexOf(';') + 1;
              typed.does("step 3; " + help.example().substring(0, last));
              int entries = typed.session().undo().past().size();
              typed.does(help.example().substring(last));
              assertThat(typed.session().undo().past()).as(help.name()).hasSize(entries);
            });
  }
}
