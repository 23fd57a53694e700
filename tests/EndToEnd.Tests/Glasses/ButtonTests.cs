using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Script;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>Scripted fingers at the temple.</summary>
public sealed class ButtonTests
{
    [Fact]
    public void How_long_a_press_lasts_and_not_its_name_makes_it_a_long_one()
    {
        ButtonTouch[] touches =
        [
            new(1, ButtonAction.Press),
            new(2, ButtonAction.Press, 0.49),
            new(3, ButtonAction.Press, 0.5),
            new(5, ButtonAction.LongPress),
            new(7, ButtonAction.LongPress, 0.2),
            new(8, ButtonAction.SwipeForward),
            new(9, ButtonAction.SwipeBack, 0.8),
        ];
        ButtonEvent[] expected =
        [
            new(ButtonAction.Press, At(1.1)),
            new(ButtonAction.Press, At(2.49)),
            new(ButtonAction.LongPress, At(3.5)),
            new(ButtonAction.LongPress, At(5.5)),
            new(ButtonAction.Press, At(7.2)),
            new(ButtonAction.SwipeForward, At(8.1)),
            new(ButtonAction.SwipeBack, At(9.8)),
        ];
        Assert.Equal(expected, Take(new GlassesScenario { Buttons = touches }));
    }

    [Fact]
    public void An_action_is_told_once_and_not_before_it_is_clear()
    {
        using var bench = new GlassesBench(new GlassesScenario { Buttons = [new ButtonTouch(1, ButtonAction.Press)] });
        var buttons = bench.Worn.Devices.Buttons!;
        Assert.False(buttons.TryTake(At(1.09), out _));
        Assert.True(buttons.TryTake(At(1.1), out var taken));
        Assert.Equal(ButtonAction.Press, taken.Action);
        Assert.False(buttons.TryTake(At(5), out _));
        Assert.Contains(ButtonAction.SwipeBack, buttons.Actions);
    }

    [Fact]
    public void What_dead_buttons_should_have_told_is_gone()
    {
        var scenario = new GlassesScenario
        {
            Buttons = [new ButtonTouch(1, ButtonAction.Press), new ButtonTouch(4, ButtonAction.SwipeBack)],
            Faults = [new GlassesFault(GlassesPart.Buttons, GlassesFailure.Dead, 0, 2)],
        };
        Assert.Equal(ButtonAction.SwipeBack, Assert.Single(Take(scenario)).Action);
    }

    [Fact]
    public void A_finger_that_comes_unforeseen_is_told_in_its_turn_unless_another_one_is_there()
    {
        using var bench = new GlassesBench(new GlassesScenario { Buttons = [new ButtonTouch(2, ButtonAction.SwipeBack)] });
        var buttons = bench.Worn.Buttons;
        Assert.Null(buttons.NewestAt(At(1)));
        Assert.True(buttons.TryTouch(new ButtonTouch(1, ButtonAction.LongPress, 0.9)));
        Assert.False(buttons.TryTouch(new ButtonTouch(1.85, ButtonAction.Press)));
        Assert.False(buttons.TryTouch(new ButtonTouch(1.95, ButtonAction.Press)));
        Assert.True(buttons.TryTouch(new ButtonTouch(2.1, ButtonAction.Press)));
        foreach (var expected in new ButtonEvent[] { new(ButtonAction.LongPress, At(1.5)), new(ButtonAction.SwipeBack, At(2.1)), new(ButtonAction.Press, At(2.2)) })
        {
            Assert.Equal(expected, buttons.NewestAt(expected.At));
            Assert.True(buttons.TryTake(expected.At, out var taken));
            Assert.Equal(expected, taken);
        }
    }

    private static List<ButtonEvent> Take(GlassesScenario scenario)
    {
        using var bench = new GlassesBench(scenario);
        var taken = new List<ButtonEvent>();
        for (var ms = 0; ms < 12_000; ms += 50)
        {
            while (bench.Worn.Devices.Buttons!.TryTake(At(ms / 1000.0), out var one))
                taken.Add(one);
        }

        return taken;
    }
}
