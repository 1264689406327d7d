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
}
