package backstep.shell;

import backstep.machine.Machine;
import backstep.matrix.Function;
import backstep.network.BuiltInData;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.network.PlantedBug;
import backstep.network.Shipped;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Setting;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The kinds of words that commands have in common. To add one, add a constant. */
public enum Completion implements Argument {
  /** What there is no list of: a number, a new name. */
  OTHER {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return Stream.empty();
    }
  },
  COMMAND {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return shell.commands().stream()
          .map(Command::help)
          .map(help -> new Word(help.name(), help.summary()));
    }
  },
  /** Words within an expression: values, settings, what the machine gives, and functions. */
  NAME {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      Stream<Word> given =
          session.timeline().ahead().experiment().given().stream()
              .map(name -> new Word(name, GIVEN));
      Stream<Word> functions =
          Arrays.stream(Function.values())
              .map(function -> new Word(function.word() + "(", function.meaning()));
      return Stream.of(writtenNames(session), given, settings(session), functions)
          .flatMap(words -> words);
    }

    @Override
    public boolean isExpression() {
      return true;
    }
  },
  /** Names that lines of the program write. */
  WRITTEN {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return writtenNames(session);
    }
  },
  /** What set can change but the values of a run. */
  SETTING {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      Experiment experiment = session.timeline().ahead().experiment();
      Stream<Word> unset =
          Arrays.stream(KnownSetting.values())
              .filter(known -> experiment.hasSetting(known.word()))
              .map(known -> new Word(known.word(), known.meaning()));
      Stream<Word> options =
          Arrays.stream(Option.values()).map(option -> new Word(option.word(), option.meaning()));
      return Stream.of(unset, settings(session), options).flatMap(words -> words);
    }
  },
  /** What the setting or option takes that stands before it, or what a value of the run does. */
  SETTING_VALUE {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      String target = typed.get(1).replaceFirst("\\[.*", "");
      boolean isSetting = session.timeline().ahead().experiment().hasSetting(target);
      Optional<Option> option = Option.named(target);
      if (!isSetting && option.isEmpty()) {
        return NAME.words(session, shell, typed);
      }
      if (typed.size() > 2) {
        return Stream.empty();
      }
      return isSetting ? settingChoices(session, target) : option.get().choices();
    }

    @Override
    public boolean isExpression() {
      return true;
    }
  },
  /** A setting to be varied, up to its values: {@code alpha=}. */
  VARIED {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      Stream<Word> start = Stream.of(new Word("start=", "initial values: positive or centred"));
      return Stream.concat(
          settings(session).map(word -> new Word(word.text() + "=", word.meaning())), start);
    }
  },
  /** A numbered line. */
  LINE {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return lines("", program(session).lines());
    }
  },
  PARAMETER_LINE {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return lines("p", program(session).parameters());
    }
  },
  /** A program that needs no file. */
  PROGRAM {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      Stream<Word> shipped =
          Arrays.stream(Shipped.values()).map(one -> new Word(one.word(), one.story()));
      return Stream.concat(shipped, BUG.words(session, shell, typed));
    }
  },
  BUG {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return Arrays.stream(PlantedBug.values()).map(bug -> new Word(bug.word(), bug.story()));
    }
  },
  DATA_SET {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return Arrays.stream(BuiltInData.values()).map(data -> new Word(data.word(), data.story()));
    }
  },
  MARK {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return session.marks().entrySet().stream()
          .map(mark -> new Word(mark.getKey(), mark.getValue().now().position().toString()));
    }
  },
  /** The number of a breakpoint or a watch. */
  STOP {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return session.stops().all().stream()
          .map(stop -> new Word(Integer.toString(stop.number()), stop.toString()));
    }
  },
  /** What can be asked of the help. */
  TOPIC {
    @Override
    public Stream<Word> words(Session session, Shell shell, List<String> typed) {
      return Stream.concat(COMMAND.words(session, shell, typed), Manual.topics(shell.commands()));
    }
  };

  /** Any words, names among them. */
  public static final Syntax EXPRESSION = NAME.repeated();

  /** A line of the program. */
  public static final Syntax ANY_LINE = LINE.or(PARAMETER_LINE);

  /** A program, wherever it comes from. */
  public static final Syntax ANY_PROGRAM = PROGRAM.or(Syntax.file(".bp", ".py"));

  private static final String GIVEN = "given by the machine";

  private static Program program(Session session) {
    return session.timeline().ahead().experiment().program();
  }

  private static Stream<Word> lines(String letter, List<Line> lines) {
    return IntStream.rangeClosed(1, lines.size())
        .mapToObj(number -> new Word(letter + number, lines.get(number - 1).toString()));
  }

  private static Stream<Word> writtenNames(Session session) {
    Machine machine = session.timeline().here();
    return machine.experiment().program().writtenNames().stream()
        .map(name -> new Word(name, machine.shape(name).toString()));
  }

  private static Stream<Word> settings(Session session) {
    return program(session).settings().stream()
        .map(
            setting ->
                new Word(
                    setting.name(),
                    KnownSetting.named(setting.name())
                        .map(KnownSetting::meaning)
                        .orElse("= " + setting.text())));
  }

  /** The words that a setting takes, or the number that it is now. */
  private static Stream<Word> settingChoices(Session session, String name) {
    Optional<KnownSetting> known = KnownSetting.named(name);
    List<String> words = known.map(KnownSetting::words).orElse(List.of());
    return words.isEmpty()
        ? present(session.timeline().ahead().experiment(), name)
            .map(text -> new Word(text, known.map(KnownSetting::domain).orElse("a number")))
            .stream()
        : words.stream().map(word -> choice(known.get(), word));
  }

  private static Word choice(KnownSetting setting, String word) {
    String meaning =
        switch (setting) {
          case DATA -> story(word);
          case ACTIVATION -> Function.named(word).map(Function::meaning).orElseThrow();
          default -> setting.meaning();
        };
    return new Word(word, meaning);
  }

  private static String story(String data) {
    return Arrays.stream(BuiltInData.values())
        .filter(one -> one.word().equals(data))
        .findFirst()
        .map(BuiltInData::story)
        .orElseThrow();
  }

  /** The value of a setting now, where it has one. */
  private static Optional<String> present(Experiment experiment, String name) {
    try {
      return experiment
          .program()
          .setting(name)
          .map(Setting::text)
          .or(
              () ->
                  KnownSetting.named(name)
                      .flatMap(known -> experiment.unset(known, new Span(Source.typed(name), 0))));
    } catch (UserError error) {
      return Optional.empty();
    }
  }
}
