using System.Reflection;

[assembly: AssemblyTitle("NeuralGlasses.Wristband.Esp32")]
[assembly: AssemblyVersion("1.0.0.0")]
