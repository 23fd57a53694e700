using CsCheck;
using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Streaming;
using Xunit;
using static NeuralGlasses.Interaction.Motion.PinchEventKind;

namespace NeuralGlasses.Sdk.Tests.Interaction.Motion;

/// <summary>Whatever comes in whatever order: one meaning a pinch at most, and always an end.</summary>
public sealed class PinchOrderTests
{
    private static readonly string[] Names = ["index_press", "index_release", "index_hold", "index_double", "middle_press", "middle_release", "middle_hold", "wake", "fist", "_press", "_release", "_hold"];

    private enum Doing
    {
        Gesture,
        Move,
        Lose,
        Pause,
        Cancel,
        Want,
        Look,
    }

    private static readonly Gen<(Doing, int, double, double)> Act = Gen.Select(
        Gen.Frequency((6, Gen.Const(Doing.Gesture)), (8, Gen.Const(Doing.Move)), (1, Gen.Const(Doing.Lose)), (1, Gen.Const(Doing.Pause)), (1, Gen.Const(Doing.Cancel)), (2, Gen.Const(Doing.Want)), (6, Gen.Const(Doing.Look))),
        Gen.Int[0, 11],
        Gen.Double[-1200, 1200],
        Gen.Double[-100, 400]);

    [Fact]
    public void A_pinch_has_one_meaning_at_most_and_always_an_end()
    {
        Act.Array[1, 120].Sample(Check, iter: 20_000, seed: "0000KaTjVxY4", threads: 1);
    }

    private static void Check((Doing What, int Which, double Rate, double Ms)[] acts)
    {
        var motion = new PinchMotion(new PinchMotionOptions { LongestPressMs = 3000 }) { Wants = PinchWants.Turn | PinchWants.Drag | PinchWants.Hold };
        var told = new List<PinchEvent>();
        double now = 1000;
        double sampled = 900;
        foreach ((Doing what, int which, double rate, double ms) in acts)
        {
            switch (what)
            {
                case Doing.Gesture:
                    motion.Note(new GestureEvent(Names[which], 1, At(now - ms)));
                    break;
                case Doing.Move:
                    for (var i = 0; i < which; i++)
                    {
                        sampled += 20;
                        motion.Push(new WristMotionSample(At(sampled), 20, 0, 0, 1, which % 3 == 0 ? (float)rate : 0, which % 3 == 1 ? (float)rate / 4 : 0, 0.5f));
                    }

                    now = Math.Max(now, sampled);
                    break;
                case Doing.Lose:
                    sampled += 20 * which;
                    motion.Push(new WristMotionSample(At(sampled), 0, 0, 0, 1, 0, 0, 0));
                    break;
                case Doing.Pause:
                    now += Math.Max(0, 10 * ms);
                    break;
                case Doing.Cancel:
                    motion.Cancel(At(now));
                    break;
                case Doing.Want:
                    motion.Wants = (PinchWants)(which & 7);
                    break;
                case Doing.Look:
                    now += 10;
                    motion.Advance(At(now));
                    while (which > 3 && motion.TryTake(out PinchEvent one))
                        told.Add(one);
                    break;
            }
        }

        motion.Advance(At(now + 200));
        motion.Advance(At(now + 5000));
        while (motion.TryTake(out PinchEvent one))
            told.Add(one);
        Assert.False(motion.IsPinched);
        Judge(motion, told);
    }

    private static void Judge(PinchMotion motion, List<PinchEvent> told)
    {
        var pinches = 0;
        PinchEventKind meaning = default;
        foreach (PinchEvent one in told)
        {
            switch (one.Kind)
            {
                case Tap or Hold or TurnStart or DragStart:
                    Assert.Equal(default, meaning);
                    meaning = one.Kind;
                    break;
                case TurnBy:
                    Assert.Equal((TurnStart, true), (meaning, one.Steps != 0));
                    break;
                case DragBy:
                    Assert.Equal(DragStart, meaning);
                    break;
                default:
                    Assert.Equal((End, true), (one.Kind, one.End != PinchEnd.None));
                    meaning = default;
                    pinches++;
                    break;
            }
        }

        PinchCounters counters = motion.Counters;
        Assert.Equal(default, meaning);
        Assert.Equal(counters.Pinches, pinches);
        Assert.Equal(counters.Taps + counters.Holds + counters.Turns + counters.Drags, told.Count(e => e.Kind is Tap or Hold or TurnStart or DragStart));
        Assert.All(told, e => Assert.EndsWith("_press", e.Press.Gesture, StringComparison.Ordinal));
    }

    private static HostTime At(double ms) => new((long)(ms * 1000));
}
