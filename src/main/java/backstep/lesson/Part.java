package backstep.lesson;

/** A part of a document: prose, or a block that is run. */
public sealed interface Part permits Prose, SessionBlock, Question, Checkpoint {

  /** Where it begins in the file: the line of the fence, from 1. */
  int line();

  /** The heading above it; empty before the first. */
  String section();

  /** By which progress, goals and learners name it; empty for a part without one. */
  default String id() {
    return "";
  }

  /** Tells the kinds of part apart: what the function for this one's kind makes of it. */
  <R> R fold(Kinds<R> kinds);

  /** A function for each kind; where a new kind lacks one, the compiler says so. */
  interface Kinds<R> extends Question.Kinds<R> {
    R prose(Prose prose);

    R session(SessionBlock block);

    R checkpoint(Checkpoint checkpoint);
  }
}
