/* Test harness only: the complex functions that wine's C library lacks. */
#include <complex.h>
typedef struct { double r, i; } D;
typedef struct { float r, i; } F;
static double complex d(D z) { return z.r + z.i * I; }
static D D_(double complex z) { D o = {__real__ z, __imag__ z}; return o; }
static float complex f(F z) { return z.r + z.i * I; }
static F F_(float complex z) { F o = {__real__ z, __imag__ z}; return o; }
#define PART(n) double h_##n(D z) { return n(d(z)); } double h_##n##l(D z) { return n(d(z)); } float h_##n##f(F z) { return n##f(f(z)); }
#define FULL(n) D h_##n(D z) { return D_(n(d(z))); } D h_##n##l(D z) { return D_(n(d(z))); } F h_##n##f(F z) { return F_(n##f(f(z))); }
PART(cabs) PART(carg) PART(cimag) PART(creal)
FULL(ccos) FULL(ccosh) FULL(cexp) FULL(csin) FULL(csinh) FULL(ctan) FULL(ctanh) FULL(csqrt) FULL(clog)
D h_cpow(D a, D b) { return D_(cpow(d(a), d(b))); }
D h_cpowl(D a, D b) { return D_(cpow(d(a), d(b))); }
F h_cpowf(F a, F b) { return F_(cpowf(f(a), f(b))); }
