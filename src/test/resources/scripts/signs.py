import numpy as np
np.random.seed(1)
X = [[1,0,0],[1,0,1],[1,1,0],[1,1,1]]
Y = [0,0,0,1]
w = np.random.randn(3)
for epoch in range(20):
    errs = 0
    for i, x in enumerate(X):
        y = np.sign(np.dot(w, x))
        if y != Y[i]:
            errs += 1
        w = w + 0.1*(Y[i]-y)*np.array(x)
