using Xunit;

namespace NeuralGlasses.BlueZ.Tests;

/// <summary>Whether there is a program with which to make a bus.</summary>
internal static class DbusDaemon
{
    internal static void SkipWithout() => Assert.SkipUnless(PrivateBus.IsInstalled, "dbus-daemon is not installed (apt-get install dbus-daemon), so nothing was said over a bus.");
}
