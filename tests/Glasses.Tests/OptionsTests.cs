using Microsoft.Extensions.Configuration;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Nothing_that_is_set_is_virtual_glasses_without_a_band_whose_numbers_stay_on_the_device()
    {
        var options = Read();

        Assert.Equal((DeviceSource.Virtual, BandSource.None, MetricsExporter.None, 0), (options.Devices, options.Band, options.Metrics, options.HealthPort));
    }

    [Theory]
    [InlineData("devices", "toaster", "'devices' is 'toaster'; expected one of virtual, linux.")]
    [InlineData("devices", "1", "'devices' is '1'; expected one of virtual, linux.")]
    [InlineData("profile", "huge", "'profile' is 'huge'; expected one of ")]
    [InlineData("band", "trace", "'trace' is not given")]
    [InlineData("passkey", "12345", "'passkey' is '12345'; expected the six digits that the wristband shows, or nothing.")]
    [InlineData("pairing", "always", "'pairing' is 'always'; expected one of once, never.")]
    [InlineData("model", "nowhere", "'model' is 'nowhere', and there is no such folder")]
    [InlineData("gestures", "nowhere.json", "'gestures': nowhere.json cannot be read")]
    [InlineData("assistants", "nowhere.json", "'assistants': nowhere.json: the assistants cannot be read")]
    [InlineData("healthPort", "70000", "'healthPort' is '70000'; expected a whole number from 0 to 65535.")]
    [InlineData("mainsHz", "55", "'mainsHz' is 55; expected 50 or 60.")]
    [InlineData("awakeS", "NaN", "'awakeS' is 'NaN'; expected a number from 0 to 86400.")]
    [InlineData("wornLeft", "maybe", "'wornLeft' is 'maybe'; expected true or false.")]
    [InlineData("metrics", "otlp", "expected the address of a collector")]
    [InlineData("bend", "none", "'bend' is no option, perhaps 'band' was meant")]
    public void A_fault_is_one_sentence(string key, string value, string sentence)
    {
        var wrong = Assert.Throws<OptionsException>(() => Read((key, value)));

        Assert.Contains(sentence, Assert.Single(wrong.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("camera", "/dev/video0", "'linux.ledPin' is not given; a camera takes no photo without its light")]
    [InlineData("cameraDriver", "mirror", "'linux.cameraDriver' is 'mirror'; expected one of ffmpeg, rpicam, bindings.")]
    [InlineData("cameraDriver", "ffmpeg", "'linux.camera' is not given; expected the path of a camera")]
    [InlineData("cameraDegrees", "180", "'linux.cameraDegrees' is '180'; expected more than 0 and less than 180 degrees.")]
    [InlineData("panelBus", "0", "'linux.panelDcPin' is not given; the panel tells commands from pixels by it.")]
    [InlineData("panelDriver", "ssd1351", "'linux.panelDriver' is ssd1351, and this program was built without Iot.Device.Bindings")]
    [InlineData("motionAxes", "x y -z", "'linux.motionAxes' is 'x y -z'; expected the sensor's axes")]
    [InlineData("motionAddress", "200", "'linux.motionAddress' is '200'; expected a whole number from 8 to 119.")]
    [InlineData("computer", "perhaps", "'linux.computer' is 'perhaps'; expected true or false.")]
    [InlineData("buttonPim", "4", "'linux.buttonPim' is no option, perhaps 'linux.buttonPin' was meant")]
    public void What_a_board_cannot_be_is_told_before_a_device_is_opened(string key, string value, string sentence)
    {
        var wrong = Assert.Throws<OptionsException>(() => Read(("devices", "linux"), ($"linux:{key}", value)));

        Assert.Contains(wrong.Faults, fault => fault.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("broker", "http://home", "'home.broker' is no address of a broker; expected one such as mqtts://homeassistant.local:8883, without user and password in it.")]
    [InlineData("broker", "mqtt://glasses:secret@home", "'home.broker' is no address of a broker")]
    [InlineData("assistant", "home:8123", "'home.assistant' is no address of Home Assistant")]
    [InlineData("assistant", "http://home:8123", "'home.assistant' is given and 'home.tokenFile' is not; expected a file with a long-lived token")]
    [InlineData("tokenFile", "nowhere", "'home' has neither 'broker' nor 'assistant'")]
    [InlineData("user", "glasses", "'home.user' and 'home.passwordFile' are not both given; expected both or neither.")]
    [InlineData("passwordFile", "nowhere", "'home.passwordFile': There is no file 'nowhere'; write the secret into it and let nobody else read it.")]
    [InlineData("authorityFile", "nowhere", "'home.authorityFile' is 'nowhere', and there is no such file")]
    [InlineData("announce", "gestures bateri", "'home.announce' has 'bateri', which is no gesture and none of battery, link, worn, gestures; perhaps 'battery' was meant.")]
    [InlineData("name", "my/glasses", "'home.name' is 'my/glasses'; expected letters, digits, hyphens and underscores, at most 40.")]
    [InlineData("brokr", "mqtt://home", "'home.brokr' is no option, perhaps 'home.broker' was meant")]
    public void What_a_home_cannot_be_is_told_before_anything_is_sent(string key, string value, string sentence)
    {
        (string, string)[] set = key is "broker" or "assistant" or "tokenFile" ? [($"home:{key}", value)] : [("home:broker", "mqtt://home"), ($"home:{key}", value)];

        var wrong = Assert.Throws<OptionsException>(() => Read(set));

        Assert.Contains(wrong.Faults, fault => fault.Contains(sentence, StringComparison.Ordinal));
        Assert.DoesNotContain(wrong.Faults, fault => fault.Contains("secret", StringComparison.Ordinal) && !fault.Contains("write the secret", StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        Assert.Equal(3, Assert.Throws<OptionsException>(() => Read(("devices", "x"), ("healthPort", "y"), ("z", "1"))).Faults.Count);
    }

    private static GlassesProgramOptions Read(params (string Key, string Value)[] set) =>
        OptionsReading.Read(new ConfigurationBuilder().AddInMemoryCollection(set.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build());
}
