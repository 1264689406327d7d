import numpy as np
np.random.seed(1)
X = np.random.rand(5,2)
T = X[:,0]*2 - X[:,1]
w = np.zeros(2)
for ep in range(100):
    if ep < 50:
        lr = 0.1
    else:
        lr = 0.01
    for i in range(5):
        e = w.dot(X[i]) - T[i]
        w -= lr*e*X[i]
