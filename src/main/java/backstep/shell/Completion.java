package backstep.shell;

import backstep.matrix.Function;
import backstep.network.BuiltInData;
import backstep.network.BuiltInPrograms;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Where the words come from that Tab offers. */
public enum Completion {
  /** Words within an expression: values, settings, what the machine gives, and functions. */
  NAME {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      List<String> words = new ArrayList<>(writtenNames(session));
      words.addAll(new TreeSet<>(Experiment.GIVEN));
      words.addAll(settings(session));
      Arrays.stream(Function.values()).forEach(function -> words.add(function.word() + "("));
      return words;
    }
  },
  /** Names that lines of the program write. */
  WRITTEN {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      return writtenNames(session);
    }
  },
  SETTING {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      List<String> words = new ArrayList<>(settings(session));
      Arrays.stream(Option.values()).map(Option::word).forEach(words::add);
      words.addAll(writtenNames(session));
      return words;
    }
  },
  /** What the setting or option before takes; for a value of the run any name. */
  SETTING_VALUE {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      String target = before.get(before.size() - 1).replaceFirst("\\[.*", "");
      List<String> words = new ArrayList<>(KnownSetting.wordsOf(target));
      Option.named(target).ifPresent(option -> words.addAll(option.words()));
      return writtenNames(session).contains(target) ? NAME.words(session, shell, before) : words;
    }
  },
  LINE {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      int size = session.timeline().ahead().experiment().program().size();
      return IntStream.rangeClosed(1, size).mapToObj(Integer::toString).toList();
    }
  },
  PROGRAM {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      return BuiltInPrograms.words();
    }
  },
  DATA_SET {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      return BuiltInData.names();
    }
  },
  MARK {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      return List.copyOf(session.marks().keySet());
    }
  },
  TOPIC {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      return shell.topics();
    }
  },
  /** Files: the terminal knows them. */
  FILE {
    @Override
    List<String> words(Session session, Shell shell, List<String> before) {
      return List.of();
    }
  };

  abstract List<String> words(Session session, Shell shell, List<String> before);

  /** True if a file can stand in its place. */
  boolean orFile() {
    return this == PROGRAM || this == DATA_SET;
  }

  boolean isExpression() {
    return this == NAME || this == SETTING_VALUE;
  }

  private static List<String> writtenNames(Session session) {
    return session.timeline().here().experiment().program().writtenNames();
  }

  private static List<String> settings(Session session) {
    return session.timeline().ahead().experiment().program().settings().stream()
        .map(Setting::name)
        .toList();
  }
}
