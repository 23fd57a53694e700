using NeuralGlasses.Hosting;
using NeuralGlasses.Simulator.Glasses.Profiles;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

public sealed class EnergyRatesTests
{
    [Fact]
    public void Apps_are_charged_what_the_parts_of_the_usual_glasses_draw()
    {
        PowerProfile power = GlassesProfile.Load(GlassesProfile.Usual).Power;
        Assert.Equal(
            new EnergyRates
            {
                DisplayMilliwatts = power.DisplayMilliwatts,
                PhotoMilliwattSeconds = power.PhotoMilliwatts,
                CameraMilliwatts = power.BurstMilliwatts,
                MicrophoneMilliwatts = power.MicrophoneMilliwatts,
                SpeakerMilliwatts = power.SpeakerMilliwatts,
            },
            new EnergyRates());
    }
}
