using System.Text.Json;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>An explanation as an outline: whatever members it has, in their order.</summary>
internal static class ExplanationScreen
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole screen, JsonElement explanation) =>
        Write(screen, explanation, indent: 0);

    private static void Write(IAnsiConsole screen, JsonElement element, int indent)
    {
        var margin = new string(' ', indent * 2);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    {
                        screen.WriteLine($"{margin}{member.Name}:");
                        Write(screen, member.Value, indent + 1);
                    }
                    else
                    {
                        screen.WriteLine($"{margin}{member.Name}: {member.Value}");
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Write(screen, item, indent);
                }

                break;
            default:
                screen.WriteLine($"{margin}{element}");
                break;
        }
    }
}
