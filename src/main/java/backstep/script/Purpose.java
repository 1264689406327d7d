package backstep.script;

/**
 * What a run of a script is for: where the training begins, what it changes, its lines, its
 * numbers.
 */
enum Purpose {
  START,
  CHANGES,
  LINES,
  NUMBERS
}
