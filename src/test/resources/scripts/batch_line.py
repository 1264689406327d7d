import numpy as np
np.random.seed(3)
x = np.linspace(-1, 1, 30)
y = 3 * x + 2 + 0.1 * np.random.randn(30)
m, c = 0.0, 0.0
L = 0.05
n = float(len(x))
for i in range(100):
    y_pred = m * x + c
    D_m = (-2 / n) * sum(x * (y - y_pred))
    D_c = (-2 / n) * sum(y - y_pred)
    m = m - L * D_m
    c = c - L * D_c
print(m, c)
