using System.CommandLine;
using NeuralGlasses.Simulator.Web;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Serves the page on which a person plays with the whole system.</summary>
public static class ServeCommand
{
    /// <summary>The verb.</summary>
    public static Command Make(TextWriter output)
    {
        var defaults = new ServeRequest();
        var port = new Option<int>("--port") { Description = "Port of the page; 0 takes a free one.", DefaultValueFactory = _ => defaults.Port, HelpName = "N" };
        var scenario = new Option<string>("--scenario") { Description = "'play', 'play-hands', name of a built-in scenario, or a scenario file.", DefaultValueFactory = _ => defaults.Scenario, HelpName = "NAME|FILE" };
        var seed = new Option<int>("--seed") { Description = "Seed of every die.", DefaultValueFactory = _ => defaults.Seed, HelpName = "N" };
        var glasses = new Option<string?>("--glasses", "--profile") { Description = "Profile of the glasses, such as green-576x288 or full-field. Default: the scenario's.", HelpName = "NAME" };
        var openNetwork = new Option<bool>("--open-network") { Description = "Let other machines open the page too; whoever reaches the port can then do all that the page can." };
        var model = new Option<string?>("--model") { Description = "Folder of the gesture model. Default: the scenario's.", HelpName = "DIR" };
        var command = new Command("serve", "Serve a page on which you play with the whole system, at the pace of the clock, until Ctrl-C.") { port, scenario, seed, glasses, openNetwork, model };
        command.SetAction((parsed, _) => Execute(
            new ServeRequest
            {
                Port = parsed.GetValue(port),
                Scenario = parsed.GetValue(scenario)!,
                Seed = parsed.GetValue(seed),
                Glasses = parsed.GetValue(glasses),
                OpenNetwork = parsed.GetValue(openNetwork),
                Model = parsed.GetValue(model),
            },
            output));
        return command;
    }

    /// <summary>Serves until Ctrl-C, and returns the exit code 0.</summary>
    /// <exception cref="ScenarioException">Something given is wrong, or the port cannot be had.</exception>
    public static async Task<int> Execute(ServeRequest request, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        await using var server = await PlayServer.Start(request, TimeProvider.System);
        await output.WriteLineAsync($"The page is at {server.Address}; Ctrl-C ends it.");
        if (request.OpenNetwork)
            await output.WriteLineAsync("Everybody on the network can open it and do all that it can.");
        await server.Serve();
        return 0;
    }
}
