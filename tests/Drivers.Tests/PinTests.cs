using System.Device.Gpio;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Pins;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Drivers.Tests;

/// <summary>Light, buttons and switch on lines that the test holds; the light fails towards darkness, the switch towards pause.</summary>
public sealed class PinTests : IDisposable
{
    private const int Drive = 1;
    private const int Sense = 2;
    private static readonly TimeSpan Settles = TimeSpan.FromMilliseconds(5);
    private readonly ScriptedPins _board = new();
    private readonly GpioPins _pins;
    private HostTime _now;

    public PinTests()
    {
        _pins = new GpioPins(new GpioController(_board));
        _board.Driven = (line, isHigh) =>
        {
            if (line == Drive)
                _board[Sense] = isHigh;
        };
    }

    public void Dispose() => _pins.Dispose();

    [Fact]
    public void The_light_is_lit_while_it_is_driven_and_sensed()
    {
        using var led = Light();
        Assert.False(led.IsLit);
        Assert.True(led.TryLight());
        Assert.True(led.IsLit);
        Assert.True(led.TryLight());
        _board[Sense] = false;
        Assert.False(led.IsLit);
        led.Dark();
        Assert.False(_board[Drive]);
    }

    [Fact]
    public void A_light_that_is_not_sensed_goes_off_again()
    {
        _board.Driven = null;
        using var led = Light();
        Assert.False(led.TryLight());
        Assert.False(_board[Drive]);
    }

    [Fact]
    public void A_sensor_that_is_stuck_at_light_proves_nothing()
    {
        _board.Driven = null;
        _board[Sense] = true;
        using var led = Light();
        Assert.False(led.IsLit);
        Assert.False(led.TryLight());
        Assert.False(_board[Drive]);
        Assert.False(led.IsLit);
    }

    [Theory]
    [InlineData(Drive)]
    [InlineData(Sense)]
    public void A_line_that_is_gone_makes_no_light(int line)
    {
        using var led = Light();
        Assert.True(led.TryLight());
        _board.Dead.Add(line);
        led.Dark();
        Assert.False(led.IsLit);
        Assert.False(led.TryLight());
    }

    [Fact]
    public void A_line_that_cannot_be_opened_is_named()
    {
        _board.Dead.Add(Sense);
        var refusal = Assert.Throws<DeviceFailedException>(Light);
        Assert.Contains("line 2 cannot be read (No such device)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_that_cannot_be_read_stands_at_pause()
    {
        var pause = new LinuxPauseSwitch(_pins, 3);
        _board[3] = true;
        Assert.False(pause.IsPaused);
        _board[3] = false;
        Assert.True(pause.IsPaused);
        _board[3] = true;
        _board.Dead.Add(3);
        Assert.True(pause.IsPaused);
    }

    [Fact]
    public void Two_buttons_tell_their_own_actions()
    {
        using var buttons = Buttons();
        Press(4, 0, 100);
        Press(5, 200, 300);
        Assert.Equal([ButtonAction.Press, ButtonAction.Capture], Told(buttons, 1000));
        Assert.Equal([ButtonAction.Press, ButtonAction.LongPress, ButtonAction.Capture], buttons.Actions);
    }

    [Fact]
    public void An_edge_that_was_lost_leaves_no_button_pressed()
    {
        using var buttons = Buttons();
        Assert.Empty(Told(buttons, 0));
        Set(4, false, 10);
        _board.TellsEdges = false;
        Set(4, true, 100);
        Assert.Empty(Told(buttons, 110));
        Assert.Equal([ButtonAction.Press], Told(buttons, 140));
        Assert.Empty(Told(buttons, 5000));
    }

    [Fact]
    public void A_chip_that_goes_while_a_button_is_held_lets_it_go()
    {
        using var buttons = Buttons();
        Set(4, false, 10);
        Assert.Empty(Told(buttons, 100));
        _board.Dead.Add(4);
        Assert.Empty(Told(buttons, 110));
        Assert.Equal([ButtonAction.Press], Told(buttons, 200));
        Assert.Empty(Told(buttons, 5000));
    }

    private LinuxCaptureLed Light() => new(_pins, Drive, Sense, Settles);

    private LinuxButtons Buttons()
    {
        (_board[4], _board[5]) = (true, true);
        return new LinuxButtons(_pins, 4, 5, () => _now);
    }

    private void Press(int line, double from, double until)
    {
        Set(line, false, from);
        Set(line, true, until);
    }

    private void Set(int line, bool isHigh, double ms)
    {
        _now = new HostTime((long)(ms * 1000));
        _board[line] = isHigh;
    }

    private static List<ButtonAction> Told(LinuxButtons buttons, double ms)
    {
        var told = new List<ButtonAction>();
        while (buttons.TryTake(new HostTime((long)(ms * 1000)), out var taken))
            told.Add(taken.Action);
        return told;
    }
}
