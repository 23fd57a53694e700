using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.MotorUnits;
using NeuralGlasses.Physiology.Movements;
using Xunit;

namespace NeuralGlasses.Physiology.Tests;

/// <summary>A forearm that is turned and lifted from moment to moment, as muscles, sensor and gravity have it.</summary>
public sealed class ForearmTests
{
    private readonly double[] _acceleration = new double[3];
    private readonly double[] _rate = new double[3];

    [Fact]
    public void It_goes_where_it_is_commanded_and_back_when_it_is_let_go()
    {
        var arm = Make(3);
        arm.Forearm.Command(25, 10);
        Go(arm, 1.5);
        Assert.Equal(25, arm.Forearm.TurnDeg, 0.1);
        Assert.Equal(10, arm.Forearm.LiftDeg, 0.1);
        Assert.Equal(0, arm.Forearm.Clamped);

        arm.Forearm.Relax();
        Go(arm, 1.5);
        Assert.Equal(0, arm.Forearm.TurnDeg, 0.1);
        Assert.Equal(0, arm.Forearm.LiftDeg, 0.1);
    }

    [Fact]
    public void What_is_further_than_it_goes_is_cut_off_and_counted_and_no_number_is_refused()
    {
        var arm = Make(3);
        arm.Forearm.Command(500, -90);
        Go(arm, 3);

        Assert.Equal(ForearmJoint.MostTurnDeg, arm.Forearm.TurnDeg, 0.5);
        Assert.Equal(-ForearmJoint.MostLowerDeg, arm.Forearm.LiftDeg, 0.5);
        Assert.Equal(1, arm.Forearm.Clamped);
        Assert.Throws<PhysiologyException>(() => arm.Forearm.Command(double.NaN, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(40)]
    public void The_sensor_feels_the_way_that_it_went(double lies)
    {
        var arm = Make(5);
        arm.Add(new ArmPiece([], [new ArmSwing(ArmSwingKind.Turn, 1, 0.01, 0.3, lies, 0, 0)], []));
        Go(arm, 1);
        arm.Forearm.Command(20, 8);
        var (turned, lifted) = (0.0, 0.0);
        for (var i = 0; i < 300; i++)
        {
            Go(arm, ForearmEmg.BlockS);
            arm.Feel(arm.Seconds, _acceleration, _rate);
            var (sin, cos) = Math.SinCos((lies + arm.Forearm.TurnDeg) * Math.PI / 180);
            turned += _rate[1] * ForearmEmg.BlockS;
            lifted += ((_rate[0] * cos) + (_rate[2] * sin)) * ForearmEmg.BlockS;
        }

        Assert.Equal(20, turned, 0.3);
        Assert.Equal(8, lifted, 0.3);

        // At rest gravity alone is felt: it says how far the arm has turned and lifted.
        Assert.Equal(Math.Sin(8 * Math.PI / 180), _acceleration[1], 0.01);
        Assert.Equal(lies + 20, Math.Atan2(-_acceleration[0], _acceleration[2]) * 180 / Math.PI, 0.3);
        Assert.Equal(1, Math.Sqrt(_acceleration.Sum(each => each * each)), 0.01);
    }

    [Fact]
    public void With_the_clock_a_right_arm_supinates_and_a_left_one_pronates()
    {
        foreach (var seed in Enumerable.Range(1, 12))
        {
            var arm = Make(seed);
            arm.Forearm.Command(30, 0);
            Go(arm, 0.1);
            var pronates = arm.Drives[(int)Muscle.PronatorQuadratus] > arm.Drives[(int)Muscle.ExtensorCarpiUlnaris];
            Assert.Equal(arm.Person.Wears == Arm.Left, pronates);
        }
    }

    [Fact]
    public void An_arm_that_nobody_commands_is_as_if_it_could_not_be_commanded()
    {
        var (still, lifted) = (Make(7), Make(7));
        lifted.Forearm.Command(0, 12);
        Go(still, 1);
        Go(lifted, 1);

        // What lifts it lies above the elbow, so that muscles under the band do the same.
        Assert.Equal(still.Drives.ToArray(), lifted.Drives.ToArray());
        still.Feel(still.Seconds, _acceleration, _rate);
        Assert.Equal([0.0, 0, 1], _acceleration);
    }

    private static SimulatedForearm Make(int seed) => new(Person.Draw(seed), new ElectrodeRing(8), Donning.Draw(seed), seed, Array.Empty<MotorUnitPool>());

    private static void Go(SimulatedForearm arm, double seconds)
    {
        var sets = new float[ForearmEmg.BlockSamples * arm.Channels];
        for (var i = 0; i < (int)Math.Round(seconds / ForearmEmg.BlockS); i++)
            arm.Read(sets);
    }
}
