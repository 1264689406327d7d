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
 * @param rate what to do with the learning rate
 * @param factor by how many times
 * @param mended the program after the remedy, where that is commands
 */
record Evidence(
    List<Sentence> sentences,
    String remedy,
    String about,
    int line,
    Rate rate,
    double factor,
    Optional<Program> mended) {

  Evidence(List<Sentence> sentences, String remedy, String about) {
    this(sentences, remedy, about, 0, Rate.ANY, 1, Optional.empty());
  }

  /** Nothing where there are no sentences. */
  static Optional<Evidence> ifAny(List<Sentence> sentences, String remedy, String about) {
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Evidence(sentences, remedy, about));
  }

  Evidence at(int number) {
    return new Evidence(sentences, remedy, about, number, rate, factor, mended);
  }

  Evidence with(Rate advised) {
    return with(advised, advised.usual());
  }

  /** With another learning rate to try, so many times the one it has. */
  Evidence with(Rate advised, double times) {
    return new Evidence(sentences, remedy, about, line, advised, times, mended);
  }

  Evidence trying(String other) {
    return new Evidence(sentences, other, about, line, rate, factor, mended);
  }

  /** With something else to try in its place. */
  Evidence or(String other) {
    return trying(remedy + ", or " + other);
  }

  /** With another program to try, in what is to be typed. */
  Evidence trying(Program before, Program after) {
    return new Evidence(
        sentences, Edits.of(before, after), about, line, rate, factor, Optional.of(after));
  }

  Evidence mending(Optional<Program> program) {
    return new Evidence(sentences, remedy, about, line, rate, factor, program);
  }

  Evidence mending(Program program) {
    return mending(Optional.of(program));
  }
}
