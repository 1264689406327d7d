package backstep.insight.diagnosis;

import backstep.notation.Program;
import java.util.List;
import java.util.Optional;

/**
 * What a search for a {@link Symptom} comes back with.
 *
 * @param remedy what to try, but for another learning rate
 * @param about what the commands for more ask about, or empty
 * @param line the line to look at first, or 0
 * @param mended the program after the remedy, where that is commands
 */
record Evidence(
    List<Sentence> sentences,
    String remedy,
    String about,
    int line,
    Rate rate,
    Optional<Program> mended) {

  Evidence(List<Sentence> sentences, String remedy, String about) {
    this(sentences, remedy, about, 0, Rate.ANY, Optional.empty());
  }

  /** Nothing where there are no sentences. */
  static Optional<Evidence> ifAny(List<Sentence> sentences, String remedy, String about) {
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Evidence(sentences, remedy, about));
  }

  Evidence at(int number) {
    return new Evidence(sentences, remedy, about, number, rate, mended);
  }

  Evidence with(Rate advised) {
    return new Evidence(sentences, remedy, about, line, advised, mended);
  }

  Evidence trying(String other) {
    return new Evidence(sentences, other, about, line, rate, mended);
  }

  /** With another program to try, in what is to be typed. */
  Evidence trying(Program before, Program after) {
    return new Evidence(sentences, Edits.of(before, after), about, line, rate, Optional.of(after));
  }

  Evidence mending(Optional<Program> program) {
    return new Evidence(sentences, remedy, about, line, rate, program);
  }

  Evidence mending(Program program) {
    return mending(Optional.of(program));
  }
}
