using Xunit;

namespace NeuralGlasses.Home.Tests;

/// <summary>Waits for what another program does; how long it takes is no matter of the test.</summary>
internal static class Eventually
{
    public static void Is(Func<bool> isSo, string what)
    {
        for (var i = 0; i < 3000; i++)
        {
            if (isSo())
                return;
            Thread.Sleep(10);
        }

        Assert.Fail($"Within 30 s it was not seen that {what}.");
    }
}
