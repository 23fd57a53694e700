using Microsoft.AspNetCore.Http;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Api;

/// <summary>What is to become of the session.</summary>
/// <param name="Action">pause, resume, step, speed, restart or replay.</param>
/// <param name="ForS">Of a step: how far, 0.005 to 60 s.</param>
/// <param name="Speed">Simulated seconds a second, 0.05 to 30.</param>
/// <param name="Scenario">Of a restart: name or file of the scenario.</param>
/// <param name="Seed">Of a restart: seed of every die.</param>
/// <param name="PersonSeed">Of a restart: seed of another person than the scenario's, who stays if neither is named.</param>
/// <param name="Glasses">Of a restart: profile of other glasses than the scenario's, which stay if neither is named.</param>
/// <param name="Recording">Of a replay: what <c>/api/recording</c> gave.</param>
internal sealed record SessionWish(string Action, double? ForS = null, double? Speed = null, string? Scenario = null, int? Seed = null, int? PersonSeed = null, string? Glasses = null, SessionRecording? Recording = null);

/// <summary>Carries out what is to become of the session.</summary>
internal sealed class SessionActions(Playground playground)
{
    private const double DefaultStepS = 0.1;

    /// <summary>Does it, and answers with the state.</summary>
    public async Task Answer(HttpContext context)
    {
        var wish = await ApiRoutes.Read<SessionWish>(context, "The session");
        switch (wish.Action)
        {
            case "pause":
                playground.Session.RequireDesk().PauseAt(0);
                break;
            case "resume":
                playground.Session.RequireDesk().PauseAt(long.MaxValue);
                break;
            case "step":
                playground.Session.RequireDesk().Step((long)(Within(wish.ForS ?? DefaultStepS, 0.005, 60, "forS", "seconds") * 1e6));
                break;
            case "speed":
                playground.Session.RequireDesk().SetSpeed(Within(wish.Speed ?? 1, 0.05, 30, "speed", "simulated seconds a second"));
                break;
            case "restart":
                playground.Restart(new NewSession(wish.Scenario, wish.Seed, wish.PersonSeed, wish.Glasses));
                break;
            case "replay":
                playground.Replay(wish.Recording ?? throw RefusalException.Wrong("recording is missing; give what GET /api/recording gave."));
                break;
            default:
                throw RefusalException.Wrong($"action is '{wish.Action}'; expected pause, resume, step, speed, restart or replay.");
        }

        await ApiRoutes.Write(context, new PageNow(playground.Session.Page, playground.Session.State));
    }

    private static double Within(double value, double least, double most, string field, string unit) => value >= least && value <= most
        ? value
        : throw RefusalException.Wrong($"{field} is {value}; expected {least} to {most} {unit}.");
}
