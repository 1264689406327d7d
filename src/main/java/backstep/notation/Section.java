package backstep.notation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sections of a program, in the order they are written. */
public enum Section {
  SETTINGS,
  DATA,
  PARAMETERS,
  FORWARD,
  BACKWARD,
  UPDATE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True of the sections whose lines are numbered and run for every sample. */
  public boolean runs() {
    return compareTo(FORWARD) >= 0;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Section::word).toList();
  }

  /** True of the line that begins a section. */
  public static boolean isBegunBy(String line) {
    return Arrays.stream(values()).anyMatch(one -> line.equals(one.word() + ":"));
  }

  static Optional<Section> named(String word) {
    return Arrays.stream(values()).filter(section -> section.word().equals(word)).findFirst();
  }
}
