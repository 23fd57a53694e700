using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>What a hand or the supply does to the board: the button, the reason of a start; and what can be seen of it: the light, the watchdog's food.</summary>
internal sealed class BoardHands : IBoard, IWatchdog, IButton, IStatusLight
{
    public int ResetReason { get; set; } = Contract.ResetReason.PowerOn;

    public int FreeMemoryBytes => 65536;

    public bool IsPressed { get; set; }

    public LightColour Light { get; private set; }

    public int Switches { get; private set; }

    public int Fed { get; private set; }

    public void Set(LightColour colour)
    {
        Switches += colour != Light ? 1 : 0;
        Light = colour;
    }

    public void Feed() => Fed++;
}
