using System.Reflection;

[assembly: AssemblyTitle("NeuralGlasses.Wristband.Native")]
[assembly: AssemblyVersion("1.0.0.0")]

// Raised with every change of the native methods, here and in native/interop.
[assembly: AssemblyNativeVersion("1.1.0.0")]
