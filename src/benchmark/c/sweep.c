/*
 * The sweep of fixed-relu as somebody might write it in C: one seed after the other, plain loops,
 * one thread. The same data, numpy's random numbers, stochastic gradient descent sample by sample,
 * and the count of what has learned.
 *
 *   gcc -O3 -march=native -o sweep sweep.c -lm && ./sweep SEEDS EPOCHS
 *
 * It prints the count of runs with every |y - d| < 0.25 at the end.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define HIDDEN 10
#define INPUTS 4
#define SAMPLES 4

static const double X[SAMPLES][INPUTS] = {{0, 0, 1, 1}, {0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 1, 1}};
static const double D[SAMPLES] = {0, 1, 1, 0};
static const double ALPHA = 0.05;

/* numpy.random.seed and numpy.random.rand: MT19937, 53 bits. */
#define N 624
#define M 397
static uint32_t state[N];
static int used;

static void seed_random(uint32_t seed) {
  state[0] = seed;
  for (int i = 1; i < N; i++) {
    state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + (uint32_t)i;
  }
  used = N;
}

static uint32_t next_word(void) {
  if (used == N) {
    for (int i = 0; i < N; i++) {
      uint32_t y = (state[i] & 0x80000000u) | (state[(i + 1) % N] & 0x7fffffffu);
      state[i] = state[(i + M) % N] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    used = 0;
  }
  uint32_t y = state[used++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

static double rand53(void) {
  uint32_t a = next_word() >> 5;
  uint32_t b = next_word() >> 6;
  return (a * 67108864.0 + b) / 9007199254740992.0;
}

static double ws[HIDDEN][INPUTS];
static double wo[HIDDEN];
static double z1[HIDDEN];
static double a1[HIDDEN];

static double forward(const double *x) {
  double z2 = 0;
  for (int j = 0; j < HIDDEN; j++) {
    double sum = 0;
    for (int k = 0; k < INPUTS; k++) {
      sum += ws[j][k] * x[k];
    }
    z1[j] = sum;
    a1[j] = sum < 0 ? 0 : sum;
    z2 += wo[j] * a1[j];
  }
  return 1 / (1 + exp(-z2));
}

/* One training step; returns the reported loss. */
static double train(const double *x, double d) {
  double error = forward(x) - d;
  for (int j = 0; j < HIDDEN; j++) {
    double dz1 = wo[j] * error * (z1[j] < 0 ? 0 : 1);
    wo[j] -= ALPHA * (error * a1[j]);
    for (int k = 0; k < INPUTS; k++) {
      ws[j][k] -= ALPHA * (dz1 * x[k]);
    }
  }
  return 0.5 * fabs(error);
}

static int learned(void) {
  for (int i = 0; i < SAMPLES; i++) {
    if (!(fabs(forward(X[i]) - D[i]) < 0.25)) {
      return 0;
    }
  }
  return 1;
}

int main(int argc, char **argv) {
  int seeds = argc > 1 ? atoi(argv[1]) : 1000;
  int epochs = argc > 2 ? atoi(argv[2]) : 3000;
  int count = 0;
  double losses = 0;
  for (int seed = 0; seed < seeds; seed++) {
    seed_random((uint32_t)seed);
    for (int j = 0; j < HIDDEN; j++) {
      for (int k = 0; k < INPUTS; k++) {
        ws[j][k] = 0.25 * rand53();
      }
    }
    for (int j = 0; j < HIDDEN; j++) {
      wo[j] = 0.25 * rand53();
    }
    double loss = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      loss = 0;
      for (int i = 0; i < SAMPLES; i++) {
        loss += train(X[i], D[i]);
      }
    }
    losses += loss;
    count += learned();
  }
  printf("%d of %d learned, mean final loss %.4f\n", count, seeds, losses / seeds);
  return 0;
}
