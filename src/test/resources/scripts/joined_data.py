import numpy as np
np.random.seed(1)
X = np.random.rand(6,2)
D = (X[:,0] + X[:,1] > 1)*1
X = np.concatenate([X, np.ones((6,1))], axis=1)
W = np.zeros(3)
for epoch in range(50):
    for k in range(X.shape[0]):
        v = np.dot(W, X[k])
        y = 1/(1+np.exp(-v))
        W = W + 0.3*(D[k]-y)*y*(1-y)*X[k]
