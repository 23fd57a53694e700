using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;

namespace NeuralGlasses.Sdk.Tests.Apps;

// A guided session that stands where a test wants it.
internal sealed class ScriptedCalibration : IAppService
{
    private AppCall? _asked;

    public string Name => "calibration";

    public AppPermission Permission => AppPermission.System;

    public string? Refusal { get; set; }

    public List<string> Asked { get; } = [];

    public void Handle(AppCall asked)
    {
        _asked = asked;
        Asked.Add(asked.Ask.Service);
        asked.Reply(Refusal is { } why ? AppAnswer.Refused(why) : AppAnswer.Done("60"));
    }

    public void Stand(string phase, string label = "", string next = "", double left = 0, double share = 0, string sentence = "") => _asked!.Tell(new AppEvent(AppCalibration.Changed, new Dictionary<string, string>
    {
        ["phase"] = phase,
        ["label"] = label,
        ["next"] = next,
        ["left"] = left.ToString(CultureInfo.InvariantCulture),
        ["share"] = share.ToString(CultureInfo.InvariantCulture),
        ["sentence"] = sentence,
    }));
}
