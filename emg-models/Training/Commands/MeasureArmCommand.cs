using System.CommandLine;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>measure-arm</c>.</summary>
public static class MeasureArmCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of emg-h5/1 recordings, one file a person.", Required = true };
        var subjects = new Option<string>("--subjects") { Description = "Identifiers of the people, separated by commas, such as S01,S07.", Required = true };
        var output = new Option<string>("--out") { Description = "JSON file to write, such as simulator/Arm/people.json.", Required = true };
        var command = new Command("measure-arm", "Measure the statistics of people's arms from which the simulator makes EMG; no recorded sample is written.") { data, subjects, output };
        command.SetAction(arguments => CommandAction.Run(() => ArmRun.Execute(
            arguments.GetRequiredValue(data),
            arguments.GetRequiredValue(subjects).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            arguments.GetRequiredValue(output),
            Console.Out)));
        return command;
    }
}
