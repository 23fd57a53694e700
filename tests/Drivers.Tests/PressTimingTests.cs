using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Pins;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Drivers.Tests;

/// <summary>A contact's closures, as presses.</summary>
public sealed class PressTimingTests
{
    private readonly PressTiming _timing = new(ButtonAction.Press, ButtonAction.LongPress);

    [Fact]
    public void A_press_is_told_once_its_contact_has_settled()
    {
        Close(0, 100);
        Assert.Empty(Told(110));
        Assert.Equal([new ButtonEvent(ButtonAction.Press, At(100))], Told(120));
        Assert.Empty(Told(1000));
    }

    [Fact]
    public void A_long_press_is_told_while_it_lasts_and_letting_go_tells_nothing()
    {
        _timing.Change(isClosed: true, At(0));
        Assert.Empty(Told(499));
        Assert.Equal([new ButtonEvent(ButtonAction.LongPress, At(500))], Told(510));
        _timing.Change(isClosed: false, At(900));
        Assert.Empty(Told(2000));
    }

    [Fact]
    public void Bounces_at_both_ends_are_one_press()
    {
        Close(0, 2);
        Close(3, 5);
        Close(8, 200);
        Close(203, 205);
        Assert.Equal([new ButtonEvent(ButtonAction.Press, At(205))], Told(300));
        Assert.Equal(0, _timing.Rejected);
    }

    [Fact]
    public void What_is_too_short_for_a_finger_is_counted_and_tells_nothing()
    {
        Close(0, 3);
        Assert.Empty(Told(100));
        Assert.Equal(1, _timing.Rejected);
    }

    [Fact]
    public void A_contact_that_is_stuck_tells_one_long_press_at_the_most()
    {
        Close(0, 40_000);
        Assert.Equal(ButtonAction.LongPress, Assert.Single(Told(50_000)).Action);
        var camera = new PressTiming(ButtonAction.Capture, null);
        camera.Change(isClosed: true, At(0));
        camera.Change(isClosed: false, At(40_000));
        Assert.False(camera.TryTake(At(50_000), out _));
        Assert.Equal(1, camera.Rejected);
    }

    [Fact]
    public void Presses_that_waited_together_stay_apart()
    {
        Close(0, 100);
        Close(300, 1000);
        Close(1200, 1300);
        Assert.Equal([ButtonAction.Press, ButtonAction.LongPress, ButtonAction.Press], Told(2000).Select(t => t.Action));
    }

    private static HostTime At(double ms) => new((long)(ms * 1000));

    private void Close(double from, double until)
    {
        _timing.Change(isClosed: true, At(from));
        _timing.Change(isClosed: false, At(until));
    }

    private List<ButtonEvent> Told(double ms)
    {
        var told = new List<ButtonEvent>();
        while (_timing.TryTake(At(ms), out var taken))
            told.Add(taken);
        return told;
    }
}
