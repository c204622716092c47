/*
 * The training step in plain C, for the bench: what a native program does with the same work. The same draws (gaps between
 * active features), empty samples skipped, one sample at a time, loops left to the compiler (-O3 -march=native -ffast-math).
 * Two ways through the network, as in the WebAssembly kernel: by hidden units, or by the gram matrix G = W W^T.
 * Never needed by the project. Prints steps a second and the last loss.
 *
 *   native n m sparsity batch seconds hidden|gram [basic|relu|abs]
 *
 * `relu` has ReLU hidden units; `abs` has them too, with output weights of its own, signed values and |x| as its target.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int n, m, batch, by_gram, relu, absolute;
/* All parameters from W on, WO among them where the output has weights of its own; else WO is W. */
static int count_of_parameters;
static float *W, *WO, *b, *moments, *squares, *gradient, *h, *dh, *x, *residual, *G, *C;
static uint32_t *thresholds, *active;

static uint32_t mix32(uint32_t v) {
  v = (v ^ (v >> 16)) * 0x21f0aaadu;
  v = (v ^ (v >> 15)) * 0x735a2d97u;
  return v ^ (v >> 15);
}

static int gap(uint32_t word) {
  int k = 0;
  while (k < n && word < thresholds[k]) k++;
  return k;
}

static int draw(uint32_t key) {
  int count = 0;
  int f = gap(key);
  for (uint32_t j = 1; f < n; j++) {
    active[count++] = (uint32_t)f;
    const float size = (float)(mix32(key + (uint32_t)(f + 1) * 0x85ebca6bu) >> 8) * 0x1p-24f;
    x[f] = absolute ? 2 * size - 1 : size;
    f += 1 + gap(mix32(key + j * 0x9e3779b9u));
  }
  return count;
}

static float add_sample(int count) {
  float *restrict gW = gradient, *restrict gWO = gradient + (WO - W), *restrict gb = gradient + (b - W);
  memset(h, 0, sizeof(float) * (size_t)m);
  memset(dh, 0, sizeof(float) * (size_t)m);
  for (int a = 0; a < count; a++) {
    const float *row = W + active[a] * (uint32_t)m;
    const float value = x[active[a]];
    for (int k = 0; k < m; k++) h[k] += value * row[k];
  }
  if (relu) for (int k = 0; k < m; k++) h[k] = h[k] > 0 ? h[k] : 0;
  float loss = 0;
  for (int f = 0; f < n; f++) {
    const float *restrict row = WO + f * m;
    float z = b[f];
    for (int k = 0; k < m; k++) z += row[k] * h[k];
    const float error = (z > 0 ? z : 0) - (absolute ? fabsf(x[f]) : x[f]);
    loss += error * error;
    const float r = z > 0 ? error : 0;
    if (r == 0) continue;
    gb[f] += r;
    for (int k = 0; k < m; k++) {
      gWO[f * m + k] += r * h[k];
      dh[k] += r * row[k];
    }
  }
  if (relu) for (int k = 0; k < m; k++) dh[k] = h[k] > 0 ? dh[k] : 0;
  for (int a = 0; a < count; a++) {
    float *row = gW + active[a] * (uint32_t)m;
    const float value = x[active[a]];
    for (int k = 0; k < m; k++) row[k] += value * dh[k];
    x[active[a]] = 0;
  }
  return loss;
}

static void start_gram(void) {
  for (int f = 0; f < n; f++) {
    for (int g = 0; g < n; g++) {
      float sum = 0;
      for (int k = 0; k < m; k++) sum += W[f * m + k] * W[g * m + k];
      G[f * n + g] = sum;
    }
  }
  memset(C, 0, sizeof(float) * (size_t)(n * n));
}

static float add_sample_by_gram(int count) {
  float *restrict gb = gradient + (b - W), *restrict r = residual;
  memcpy(r, b, sizeof(float) * (size_t)n);
  for (int a = 0; a < count; a++) {
    const float *restrict row = G + active[a] * (uint32_t)n;
    const float value = x[active[a]];
    for (int f = 0; f < n; f++) r[f] += value * row[f];
  }
  float loss = 0;
  for (int f = 0; f < n; f++) {
    const float error = (r[f] > 0 ? r[f] : 0) - x[f];
    loss += error * error;
    r[f] = r[f] > 0 ? error : 0;
    gb[f] += r[f];
  }
  for (int a = 0; a < count; a++) {
    float *restrict row = C + active[a] * (uint32_t)n;
    const float value = x[active[a]];
    for (int f = 0; f < n; f++) row[f] += value * r[f];
    x[active[a]] = 0;
  }
  return loss;
}

static void finish_gram(void) {
  for (int f = 0; f < n; f++) {
    float *restrict row = gradient + f * m;
    for (int g = 0; g < n; g++) {
      const float both = C[f * n + g] + C[g * n + f];
      for (int k = 0; k < m; k++) row[k] += both * W[g * m + k];
    }
  }
}

static float step_once(uint32_t step) {
  const int count = count_of_parameters;
  memset(gradient, 0, sizeof(float) * (size_t)count);
  const uint32_t base = mix32(12345u + step * 0x9e3779b1u), stride = mix32(base) | 1u;
  float loss = 0;
  int empty = 0;
  if (by_gram) start_gram();
  for (uint32_t s = 0; s < (uint32_t)batch; s++) {
    const int drawn = draw(mix32(base + s * stride));
    if (drawn == 0) empty++;
    else loss += by_gram ? add_sample_by_gram(drawn) : add_sample(drawn);
  }
  if (by_gram) finish_gram();
  for (int f = 0; f < n; f++) {
    const float r = b[f] > 0 ? b[f] : 0;
    gradient[b - W + f] += (float)empty * r;
    loss += (float)empty * r * r;
  }
  const double t = step + 1.0;
  const float scale = 2.0f / (float)(batch * n);
  const float rate = (float)(1e-3 / (1 - pow(0.9, t))), second = (float)(1 / sqrt(1 - pow(0.999, t)));
  for (int p = 0; p < count; p++) {
    const float g = gradient[p] * scale;
    moments[p] += 0.1f * (g - moments[p]);
    squares[p] += 0.001f * (g * g - squares[p]);
    W[p] -= rate * moments[p] / (sqrtf(squares[p]) * second + 1e-8f);
  }
  return loss / (float)(batch * n);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static float *floats(int count) { return calloc((size_t)count, sizeof(float)); }

static void set_up(double sparsity) {
  const int weights = n * m * (absolute ? 2 : 1);
  const int count = count_of_parameters = weights + n;
  W = floats(count), moments = floats(count), squares = floats(count), gradient = floats(count);
  WO = absolute ? W + n * m : W;
  b = W + weights;
  h = floats(m), dh = floats(m), x = floats(n), residual = floats(n), G = floats(n * n), C = floats(n * n);
  thresholds = malloc(sizeof(uint32_t) * (size_t)n), active = malloc(sizeof(uint32_t) * (size_t)n);
  double power = 1;
  for (int k = 0; k < n; k++) thresholds[k] = (uint32_t)((power *= sparsity) * 4294967296.0);
  for (int p = 0; p < weights; p++) {
    const double u = ((double)mix32((uint32_t)p * 0x9e3779b9u + 1u) + 0.5) / 4294967296.0, v = (double)mix32((uint32_t)p + 77u) / 4294967296.0;
    W[p] = (float)(sqrt(2.0 / (n + m)) * sqrt(-2 * log(u)) * cos(6.283185307179586 * v));
  }
}

int main(int argc, char **argv) {
  if (argc < 7) return 1;
  const char *kind = argc > 7 ? argv[7] : "basic";
  absolute = strcmp(kind, "abs") == 0, relu = absolute || strcmp(kind, "relu") == 0;
  n = atoi(argv[1]), m = atoi(argv[2]), batch = atoi(argv[4]);
  set_up(atof(argv[3]));
  const double seconds = atof(argv[5]);
  by_gram = strcmp(argv[6], "gram") == 0;
  uint32_t step = 0;
  float loss = 0;
  const double start = now();
  double elapsed = 0;
  for (; elapsed < seconds; elapsed = now() - start) {
    for (int i = 0; i < 8; i++) loss = step_once(step++);
  }
  printf("%.1f %g\n", step / elapsed, loss);
  return 0;
}
