import numpy as np
np.random.seed(0)
X = np.random.randn(6,2); T = (X[:,0]>0)*1
w = np.zeros(2); b = 0.0
def predict(x):
    return 1/(1+np.exp(-(np.dot(w,x)+b)))
for ep in range(100):
    for i in range(6):
        y = predict(X[i])
        w = w+0.1*(T[i]-y)*X[i]
        b = b+0.1*(T[i]-y)
    correct = 0
    for i in range(6):
        if (predict(X[i]) > 0.5) == T[i]:
            correct += 1
    print('acc', correct/6)
